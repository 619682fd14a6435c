import { expect, test } from 'vitest';
import { setSite } from '#features/pages/commands.ts';
import { SiteInput } from '#features/pages/schema.ts';
import { words } from '#i18n/index.ts';
import { queueMail } from '#server/mail.ts';
import { readSite } from '#server/site.ts';
import { emptyDatabase } from '../../../support/database.ts';
import { NOW } from '../../../support/paths.ts';

const AT = new Date(NOW);
const typed = { name: '', nameEn: '', banner: '', bannerEn: '', bannerUntil: '' };

test('a name is needed in both languages or in neither, and a day is one', () => {
  const wrong = (own: object) =>
    SiteInput.safeParse({ ...typed, ...own }).error?.issues.map(({ path, message }) => [
      path[0],
      message,
    ]);
  expect(wrong({})).toBeUndefined();
  expect(wrong({ name: 'まちの灯' })).toEqual([['nameEn', 'bothNames']]);
  expect(wrong({ bannerUntil: '2026-02-30' })).toEqual([['bannerUntil', 'notADate']]);
  expect(wrong({ banner: 'あ'.repeat(81) })).toEqual([['banner', 'tooLong']]);
});

test('the words of a site that is called otherwise call it so, and no others', () => {
  expect(words('ja')).toBe(words('ja', null));
  const own = words('ja', 'まちの灯');
  expect(own.site.name).toBe('まちの灯');
  expect(own.jobs.apply_.say).toBe('「まちの灯の求人を見た」とお伝えください。');
  expect(own.events.feedTitle('')).toBe('まちの灯 イベント');
  expect(own.campaigns.endsIn(3)).toBe(words('ja').campaigns.endsIn(3));
  expect(words('ja').site.name).toBe('エール！やまぐち');
  expect(words('en', 'Town Light').home.title).toBe('Town Light');
});

test('a letter says the name the site has when it is written', async () => {
  const { store } = await emptyDatabase();
  const write = () =>
    store.write((tx) =>
      queueMail(
        tx,
        {
          to: 'staff',
          subject: '【エール！やまぐち】試し',
          text: 'エール！やまぐち（山口商工会議所）',
          eraseOn: '2026-12-24',
        },
        AT,
      ),
    );
  await write();
  const site = SiteInput.parse({ ...typed, name: 'まちの灯', nameEn: 'Town Light' });
  await store.write((tx) => setSite(tx, site, AT));
  expect(await readSite(store.read)).toEqual(site);
  await write();
  const mails = await store.read.selectFrom('outbox').select(['subject', 'text']).execute();
  expect(mails.map(({ subject }) => subject)).toEqual([
    '【エール！やまぐち】試し',
    '【まちの灯】試し',
  ]);
  expect(mails[1]!.text).toBe('まちの灯（山口商工会議所）');
  const told = await store.read.selectFrom('change').select('tag').execute();
  expect(
    told.map(({ tag }) => tag),
    'every public page',
  ).toContain('frame');
});
