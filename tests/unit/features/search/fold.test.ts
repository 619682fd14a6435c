import { expect, test } from 'vitest';
import { cutAtScripts, fold, squash, wordsOf } from '#features/search/fold.ts';

test.each([
  ['half-width kana', 'ﾁｮｺﾚｰﾄ', 'チョコレート'],
  ['an older form of a letter', '螢火橋の觀光', '蛍火橋の観光'],
  ['full-width Latin', 'ＣＡＦＥ　１２', 'cafe 12'],
  ['hiragana for katakana', 'ちょこれーと', 'チョコレート'],
  ['a long vowel written out', 'らあめん', 'ラーメン'],
  ['a long vowel left out', 'コヒ', 'コーヒー'],
  ['an o with u or o', 'とうきょう', 'トーキョー'],
  ['a minus for the long vowel', 'ラ−メン', 'ラーメン'],
  ['small kana as large ones', 'シヨツプ', 'ショップ'],
  ['ヴ as ば', 'ヴァイオリン', 'バイオリン'],
  ['ぢ and づ', 'つづみ', 'つずみ'],
  ['髙 and 﨑', '髙﨑酒店', '高崎酒店'],
  ['渡邊 and 渡辺', '渡邊', '渡辺'],
  ['燈 and 灯', '燈台町', '灯台町'],
  ['之 and の', '虹之根', '虹ノ根'],
  ['accents', 'Café', 'cafe'],
  ['numbers in kanji', 'ジム 石段八十八', 'ジム 石段88'],
  ['numbers digit by digit', '一二三番街', '123番街'],
  ['hundreds', '二百五十円', '250円'],
  ['signs between words', '和紙・手すき（体験）', '和紙 手すき 体験'],
])('%s meet', (_what, one, other) => {
  expect(fold(one)).toBe(fold(other));
});

test('a voiced kana stays another than its plain one, and names stay apart', () => {
  expect(fold('がき')).not.toBe(fold('かき'));
  expect(fold('湯田')).not.toBe(fold('油田'));
});

test('a question is words, each once, at most eight; spaces do not matter to names', () => {
  expect(wordsOf('　湯田　カフェ 湯田 ')).toEqual(['湯田', fold('カフェ')]);
  expect(wordsOf('！？ 「」')).toEqual([]);
  expect(wordsOf('a b c d e f g h i j')).toHaveLength(8);
  expect(squash('カフェ ひつじ雲')).toBe(squash('カフェひつじ雲'));
});

test('a question is cut where a word in kana ends; a short one in hiragana may be an ending', () => {
  expect(cutAtScripts('万華鏡坂ヨガ')).toBe('万華鏡坂 ヨガ');
  expect(cutAtScripts('コーヒー風花台')).toBe('コーヒー 風花台');
  expect(cutAtScripts('焼き鳥')).toBe('焼き鳥');
});
