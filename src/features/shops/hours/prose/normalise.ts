const DASHES = /[〜∼˜˷－−–—―‐‑‒⁓-]+|~+/g;
/** A long-vowel mark is a dash only where a word cannot continue. */
const LONG_VOWEL_DASH =
  /(?<=[\d時分半曜日月火水木金土)頃])\s*[ー一](?=\s*(?:\d|午|翌|深夜|正午|[月火水木金土日]|L\.?O))/gi;
/** A wave dash lost in a change of character set arrives as a question mark. */
const LOST_DASH = /(?<=[\d時分半曜日月火水木金土頃]\s?)\?(?=\s?(?:\d|午|翌|[月火水木金土日]))/g;

/**
 * Brings the many ways of writing the same sign to one: half width, `~` for every dash between
 * times or days, `(` for round brackets, no spaces inside a time. Wording is left alone.
 */
export function normalise(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\r\n?/g, '\n')
    .replace(/[\t\f\v ​]+/g, ' ')
    .replace(/[〔（]/g, '(')
    .replace(/[〕）]/g, ')')
    .replace(LONG_VOWEL_DASH, '~')
    .replace(LOST_DASH, '~')
    .replace(DASHES, '~')
    .replace(/∶/g, ':')
    .replace(/迄/g, 'まで')
    .replace(/(\d) ?: ?(\d)/g, '$1:$2')
    .replace(/\(([月火水木金土日])\)(?= ?[~(])/g, '$1曜')
    .replace(/(?<=[~曜] ?)\(([月火水木金土日])\)/g, '$1曜')
    .replace(/ +/g, ' ')
    .trim();
}

/** Notes go back to people, so the dash takes its Japanese form again. */
export function forPeople(note: string): string {
  return note
    .replace(/~/g, '～')
    .replace(/^[\s※、。・]+|[\s※、。・]+$/g, '')
    .trim();
}
