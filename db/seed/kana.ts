/** Kana to katakana and to plain Hepburn, enough for the names of the demo town. */

const rows: readonly (readonly [consonant: string, kana: string])[] = [
  ['', 'あいうえお'],
  ['k', 'かきくけこ'],
  ['s', 'さしすせそ'],
  ['t', 'たちつてと'],
  ['n', 'なにぬねの'],
  ['h', 'はひふへほ'],
  ['m', 'まみむめも'],
  ['r', 'らりるれろ'],
  ['g', 'がぎぐげご'],
  ['z', 'ざじずぜぞ'],
  ['d', 'だぢづでど'],
  ['b', 'ばびぶべぼ'],
  ['p', 'ぱぴぷぺぽ'],
  ['v', 'ーーゔーー'],
];

const sounds = new Map<string, string>();
for (const [consonant, kana] of rows) {
  [...kana].forEach((letter, at) => sounds.set(letter, consonant + 'aiueo'.charAt(at)));
}
for (const [letter, sound] of Object.entries({
  し: 'shi',
  ち: 'chi',
  つ: 'tsu',
  ふ: 'fu',
  じ: 'ji',
  ぢ: 'ji',
  づ: 'zu',
  や: 'ya',
  ゆ: 'yu',
  よ: 'yo',
  わ: 'wa',
  を: 'o',
  ん: 'n',
  ー: '',
})) {
  sounds.set(letter, sound);
}

const small = new Map(
  Object.entries({
    ゃ: 'ya',
    ゅ: 'yu',
    ょ: 'yo',
    ぁ: 'a',
    ぃ: 'i',
    ぅ: 'u',
    ぇ: 'e',
    ぉ: 'o',
  }),
);

/** `ki` + `ya` → `kya`, `shi` + `ya` → `sha`, `fu` + `a` → `fa`, `u` + `i` → `wi`. */
function join(sound: string, glide: string): string {
  if (sound === 'u') return `w${glide}`;
  const stem = sound.slice(0, -1);
  return /^(sh|ch|j)$/.test(stem) ? stem + glide.replace('y', '') : stem + glide;
}

/** A word of hiragana in Hepburn without macrons; long o and u are written once. */
function romanWord(word: string): string {
  let roman = '';
  let doubled = false;
  const letters = [...word];
  letters.forEach((letter, at) => {
    if (letter === 'っ') {
      doubled = true;
      return;
    }
    if (small.has(letter)) return;
    const last = roman.at(-1);
    if ((letter === 'う' && /[ou]/.test(last ?? '')) || (letter === 'お' && last === 'o')) {
      if (!small.has(letters[at + 1] ?? '')) return;
    }
    let sound = sounds.get(letter) ?? letter.toLowerCase();
    const glide = small.get(letters[at + 1] ?? '');
    if (glide) sound = join(sound, glide);
    if (doubled && sound) roman += sound.startsWith('ch') ? 't' : sound.charAt(0);
    doubled = false;
    roman += sound;
  });
  return roman;
}

const known = new Map<string, string>();

/** The same few hundred words come again and again. */
function knownWord(word: string): string {
  const roman = known.get(word) ?? romanWord(word);
  known.set(word, roman);
  return roman;
}

/** Hiragana with spaces between words → `words-with-hyphens`. */
export const hepburn = (kana: string): string =>
  kana
    .split(' ')
    .map(knownWord)
    .join('-')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

/** At most 60 characters, cut between words. */
export function slugFrom(kana: string): string {
  const slug = hepburn(kana);
  return slug.length <= 60 ? slug : slug.slice(0, 61).replace(/-[^-]*$/, '');
}

export const katakana = (hiragana: string): string =>
  hiragana.replace(/[ぁ-ゖ]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0x60));
