import type { SearchKind } from '#features/entries/search-record.ts';
import { localText, ownText } from '#i18n/text.ts';
import { localeOfPath, urlFor } from '#i18n/urls.ts';
import { fold, squash } from '../fold.ts';
import { unpackNames, type Name, type PackedNames } from '../names.ts';
import { foldRecord } from '../rank.ts';
import { readingsOf } from '../readings.ts';
import { closeIndex, openIndex } from './engine.ts';
import { questionIn } from './first.ts';
import { holdsWords, KNOWN_FOR_MS, type Held } from './held.ts';

/** What the server says of an index's names. */
export interface Withdrawn {
  /** Which are not to be shown. */
  places: number[];
  labels: Record<SearchKind, string>;
}

type Named = Omit<Held, 'label'>;

const AGAIN_MS = 4000;
/** Who has not typed for this long is not asked for. */
const IDLE_MS = 60_000;
/** Work between two looks at what the reader does. */
const SLICE_MS = 8;

/**
 * The names of everything in the index, with which any word is answered before anybody is asked;
 * shown only while the server has just said which of them are not to be.
 */
export class Names {
  readonly #box: HTMLInputElement;
  readonly #address: string;
  #version = '';
  #named: Named[] = [];
  #withdrawn = new Set<number>();
  #labels: Withdrawn['labels'] | undefined;
  #asked = performance.now();
  #checked = Number.NEGATIVE_INFINITY;

  constructor(box: HTMLInputElement) {
    this.#box = box;
    this.#address = box.form!.action;
  }

  /** Loads them, and keeps asking which may be shown while somebody types. */
  async start(): Promise<void> {
    const { area, category, open, when } = questionIn(this.#box);
    if (area ?? category ?? open ?? when) return;
    await this.#load();
    setInterval(() => {
      const isTyping = performance.now() - this.#asked < IDLE_MS;
      if (isTyping && document.activeElement === this.#box) void this.#check();
    }, AGAIN_MS);
  }

  /** What holds all words by its name, reading, category or area. */
  fitting(words: readonly string[]): Held[] {
    this.#asked = performance.now();
    const labels = this.#labels;
    if (!labels || this.#asked - this.#checked > KNOWN_FOR_MS) {
      if (labels) void this.#check();
      return [];
    }
    const { kind } = questionIn(this.#box);
    return this.#named
      .filter(({ text, hit }, place) => {
        const isAsked = kind === null || hit.folded.kind === kind;
        return isAsked && holdsWords(text, words) && !this.#withdrawn.has(place);
      })
      .map((named) => ({ ...named, label: labels[named.hit.folded.kind] }));
  }

  async #load(): Promise<void> {
    const { version } = await openIndex();
    if (version === this.#version) return;
    this.#labels = undefined;
    this.#version = version;
    const answer = await fetch(`/pagefind/${version}/names.json`);
    if (!answer.ok) return;
    this.#named = await prepared(unpackNames((await answer.json()) as PackedNames));
    await this.#check();
  }

  async #check(): Promise<void> {
    const query = new URLSearchParams({ v: this.#version });
    const options: RequestInit = { credentials: 'omit' };
    const answer = await fetch(`${this.#address}/withdrawn?${query.toString()}`, options).catch(
      () => undefined,
    );
    if (answer?.status === 404) {
      closeIndex();
      return this.#load();
    }
    if (!answer?.ok) return;
    const { places, labels } = (await answer.json()) as Withdrawn;
    this.#withdrawn = new Set(places);
    this.#labels = labels;
    this.#checked = performance.now();
  }
}

/** Names with what they are compared by; a piece at a time, so that typing never waits for it. */
async function prepared(names: readonly Name[]): Promise<Named[]> {
  const known = new Map<string, string>();
  const once = (text: string) => {
    const folded = known.get(text) ?? fold(text);
    known.set(text, folded);
    return folded;
  };
  const read = new Map<string, string>();
  const readings = (text: string) => {
    const others = read.get(text) ?? readingsOf(text).map(once).join(' ');
    read.set(text, others);
    return others;
  };
  const locale = localeOfPath(location.pathname);
  const done: Named[] = [];
  let until = performance.now() + SLICE_MS;
  for (const name of names) {
    if (performance.now() > until) {
      await new Promise((resolve) => setTimeout(resolve));
      until = performance.now() + SLICE_MS;
    }
    const folded = foldRecord(name, once);
    const others = [name.name, ...name.terms].map(readings).join(' ');
    const written = [name.name, name.nameEn ?? ''].map(once);
    done.push({
      text: [...written, ...written.map(squash), folded.kana, folded.terms, others].join(' '),
      hit: {
        href: urlFor(locale, name.path),
        title: localText(locale, name.name, name.nameEn),
        text: ownText(''),
        about: (locale === 'ja' ? name.about : name.aboutEn).join('・'),
        past: name.past,
        folded,
        readings: others,
      },
    });
  }
  return done;
}
