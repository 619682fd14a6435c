import { FEWEST } from '../withheld.ts';
import { said } from '../words.ts';

export const people = said('人数', 'People');

export const share = said('割合', 'Share');

export const MULTIPLE = said(
  '複数回答のため、割合の合計は100%を超えることがあります。',
  'Several answers could be given, so shares may add up to more than 100%.',
);

export const FOLDED = said(
  'お一人だけが書かれた答えは「その他」に含めています。',
  'What only one person wrote is counted under その他 (other).',
);

export const leftOut = (traits: readonly string[]) =>
  said(
    `${traits.join('・')}別の表は、非公表の区分の答えが分かってしまうため載せていません。`,
    `The table by ${traits.join(', ')} is left out: it would tell the answers of groups that are withheld.`,
  );

export const WITHHELD = said(
  `回答が${FEWEST}人に満たない区分と、そこから計算できてしまう区分は公表していません。`,
  `Groups with fewer than ${FEWEST} answers, and those they could be worked out from, are withheld.`,
);

export const SOME_LEFT_OUT = said(
  '載せていない答えがあります。少ない答えと、非公表の区分の答えが分かってしまうものです。',
  'Some answers are left out: the less frequent, and those that would tell of groups that are withheld.',
);

export const mostFrequent = (n: number) =>
  said(`多い順に${n}の答えです。`, `The ${n} most frequent answers.`);
