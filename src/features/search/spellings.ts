import { normalise } from '#features/entries/normalise.ts';
import { cutAtScripts, otherForms } from './fold.ts';
import { othersOf } from './readings.ts';

/** A question is asked this often at most, each time in another spelling. */
const MOST = 5;

/**
 * A question as the lists may hold it: as it was typed, cut where kana end, then with one word said otherwise (やきにく as
 * 焼肉), in its other form (高 as 髙), or its long vowel written as a mark (らあめん as らーめん).
 */
export function spellingsOf(q: string): string[] {
  const words = normalise(q).split(' ').filter(Boolean);
  const others = words.flatMap((word, place) =>
    [...othersOf(word), ...otherForms(word), ...longForms(word)].map((other) =>
      words.with(place, normalise(other)).join(' '),
    ),
  );
  const typed = words.join(' ');
  return [...new Set([typed, cutAtScripts(typed), ...others])].slice(0, MOST);
}

const LONG =
  /(?<=[あかさたなはまやらわがざだばぱゃ])あ|(?<=[いきしちにひみりぎじびぴ])い|(?<=[うくすつぬふむゆるぐずぶぷゅ])う|(?<=[えけせてねへめれげでべぺ])え|(?<=[おこそとのほもよろごどぼぽょ])お/g;

/** らあめん as らーめん, コ-ヒ- as コーヒー. */
function longForms(word: string): string[] {
  return [word.replace(LONG, 'ー'), word.replace(/(?<=[ぁ-ゖ])[-‐‑‒–—―−〜~]/g, 'ー')];
}
