/**
 * One form for comparing Japanese text: NFKC, lower case, hiragana for katakana, single spaces.
 * Half-width ｶﾅ, full-width ＡＢＣ and ちょこ／チョコ meet here.
 */
export function normalise(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[ァ-ヶ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60))
    .replace(/\s+/g, ' ')
    .trim();
}

/** A reading in hiragana, for `kana` columns: katakana of either width becomes hiragana. */
export function reading(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFKC')
    .replace(/[ァ-ヶ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60))
    .replace(/\s+/g, ' ')
    .trim();
}
