const JAPANESE = /([\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]+)/;

/** A text in runs; those in Japanese letters are to be marked as such on a page in another language. */
export function runsOf(text: string): { text: string; lang: 'ja' | undefined }[] {
  return text
    .split(JAPANESE)
    .map((run, i) => ({ text: run, lang: i % 2 === 1 ? ('ja' as const) : undefined }))
    .filter((run) => run.text !== '');
}
