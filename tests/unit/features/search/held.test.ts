import { expect, test, vi } from 'vitest';
import { HeldHits, holdsWords } from '#features/search/components/held.ts';
import type { GroupView, HeldView } from '#features/search/components/hit-view.ts';
import { fold } from '#features/search/fold.ts';
import { foldRecord } from '#features/search/rank.ts';

const hit = (name: string, kana: string, text = ''): HeldView => ({
  href: `/shops/${name}`,
  title: { text: name, lang: undefined },
  text: { text, lang: undefined },
  about: '',
  past: false,
  folded: foldRecord({ kind: 'shop', name, nameEn: null, kana, terms: [], past: false }),
  readings: fold('喫茶 きっさ'),
});

const group = (hits: HeldView[], total = hits.length): GroupView<HeldView>[] => [
  { kind: 'shop', label: 'お店', total, hits },
];

const names = (held: HeldHits, q: string) =>
  held.groupsFor(q).flatMap(({ hits }) => hits.map(({ title }) => title.text));

const CAT = hit('猫の店', 'ねこのみせ');
const CLOUD = hit('珈琲 羊雲', 'こーひーひつじぐも', '猫も来ます');

test('the next letters leave what fits, the best first', () => {
  const held = new HeldHits();
  held.keep('', group([CLOUD, CAT]));
  expect(names(held, '猫')).toEqual(['猫の店', '珈琲 羊雲']);
  expect(names(held, 'コーヒーひ')).toEqual(['珈琲 羊雲']);
  expect(names(held, 'きっさ 羊雲')).toEqual(['珈琲 羊雲']);
  expect(names(held, '犬')).toEqual([]);
});

test('what a whole answer leaves out is gone; one with more than it shows says nothing of the rest', () => {
  const held = new HeldHits();
  held.keep('猫', group([CLOUD, CAT]));
  held.keep('猫', group([CLOUD], 9));
  expect(names(held, '猫')).toContain('猫の店');
  held.keep('猫', group([CLOUD]));
  expect(names(held, '猫')).toEqual(['珈琲 羊雲']);
});

test('what was said to be public a while ago is not shown before it is said again', () => {
  vi.useFakeTimers();
  const held = new HeldHits();
  held.keep('猫', group([CAT]));
  vi.advanceTimersByTime(9_999);
  expect(names(held, '猫')).toEqual(['猫の店']);
  vi.advanceTimersByTime(1);
  expect(names(held, '猫')).toEqual([]);
  vi.useRealTimers();
});

test('what else is known to be public stands among it, once, and not where the server has said more', () => {
  const [whole, other] = [hit('猫の店', 'ねこのみせ', '猫だけの店'), hit('犬と猫', 'いぬとねこ')];
  const all = [CAT, other].map((one) => ({ hit: one, label: 'お店', text: one.folded.names[0]! }));
  const held = new HeldHits({
    fitting: (words) => all.filter(({ text }) => holdsWords(text, words)),
  });
  expect(names(held, '猫')).toEqual(['猫の店', '犬と猫']);
  held.keep('猫の', group([whole]));
  expect(held.groupsFor('猫').flatMap(({ hits }) => hits.map(({ text }) => text.text))).toEqual([
    '猫だけの店',
    '',
  ]);
  expect(names(held, '')).toEqual([]);
});

test('a word in Latin letters is found where a word begins', () => {
  expect(holdsWords('start cafe', ['art'])).toBe(false);
  expect(holdsWords('start artisan', ['art'])).toBe(true);
  expect(holdsWords('ひつじcafe', ['cafe', 'つじ'])).toBe(true);
});
