import { Bitset } from '#server/bitset.ts';

/**
 * The searchable text of every position. Words of Latin letters only stand apart from all others:
 * the engine keeps them in half the memory, and a search for Japanese need not look at them.
 */
export class Texts {
  readonly #latin = new Lines(oneByteEach);
  readonly #other = new Lines((lines) => lines);

  /** Sets the text of a position; new positions come in order. */
  set(position: number, text: string): void {
    const words = text.split(/\s+/);
    this.#latin.set(position, words.filter(isLatin).join(' '));
    this.#other.set(position, words.filter((word) => !isLatin(word)).join(' '));
  }

  /** The positions whose text holds `word`, which has no space in it. */
  holding(word: string): Bitset {
    const found = new Bitset();
    if (isLatin(word)) this.#latin.collect(word, found);
    this.#other.collect(word, found);
    return found;
  }
}

/** Whether every character is one the engine can store in a byte. */
function isLatin(word: string): boolean {
  return /^[\0-\xff]*$/.test(word);
}

/** The same text stored in a byte a character: a piece of a wide string stays wide until it is copied. */
function oneByteEach(text: string): string {
  return Buffer.from(text, 'latin1').toString('latin1');
}

/** Long enough that a block is kept apart from small objects and leaves no holes among them. */
const PER_BLOCK = 2048;

/** The lines of some positions in a row, as one string; loose while they are being changed. */
interface Block {
  joined: string;
  /** Where each next line begins in `joined`. */
  ends: Int32Array;
  loose: string[] | null;
}

/** A line for every position. To look through one long string takes half the time of many short ones. */
class Lines {
  readonly #blocks: Block[] = [];
  readonly #pack: (text: string) => string;

  constructor(pack: (text: string) => string) {
    this.#pack = pack;
  }

  set(position: number, line: string): void {
    const number = Math.floor(position / PER_BLOCK);
    const block = (this.#blocks[number] ??= { joined: '', ends: new Int32Array(0), loose: [] });
    block.loose ??= block.joined.split('\n');
    block.loose[position % PER_BLOCK] = line;
    if (position % PER_BLOCK === PER_BLOCK - 1) this.#join(block);
  }

  /** Adds the positions whose line holds `word` to `found`. */
  collect(word: string, found: Bitset): void {
    this.#blocks.forEach((block, number) => {
      if (block.loose) this.#join(block);
      const { joined, ends } = block;
      let line = 0;
      let at = joined.indexOf(word);
      while (at >= 0) {
        while (ends[line]! <= at) line += 1;
        found.add(number * PER_BLOCK + line);
        at = joined.indexOf(word, ends[line]);
      }
    });
  }

  #join(block: Block): void {
    const lines = block.loose!;
    let end = 0;
    block.ends = Int32Array.from(lines, (line) => (end += line.length + 1));
    block.joined = this.#pack(lines.join('\n'));
    block.loose = null;
  }
}
