import sharp from 'sharp';
import { expect, test } from 'vitest';
import { totpUri } from '#features/accounts/totp.ts';
import { ogImage } from '#features/entries/og-image.ts';
import { toIcs } from '#features/events/ics.ts';
import { setSite } from '#features/pages/commands.ts';
import { SiteInput } from '#features/pages/schema.ts';
import { searchPages } from '#features/pages/search.ts';
import { getPageVersion, readPageText } from '#features/pages/words-queries.ts';
import { words } from '#i18n/index.ts';
import { queueMail } from '#server/mail.ts';
import { readSite } from '#server/site.ts';
import { emptyDatabase } from '../../../support/database.ts';
import { sourceFiles } from '../../../support/sources.ts';
import { NOW } from '../../../support/paths.ts';

const AT = new Date(NOW);
const NAMES = { name: 'まちの灯', nameEn: 'Town Light' };
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
  expect(words('ja')).toBe(words('ja', { name: null, nameEn: null }));
  const own = words('ja', NAMES);
  expect(own.site.name).toBe('まちの灯');
  expect(own.jobs.apply_.say).toBe('「まちの灯の求人を見た」とお伝えください。');
  expect(own.events.feedTitle('')).toBe('まちの灯 イベント');
  expect(own.campaigns.endsIn(3)).toBe(words('ja').campaigns.endsIn(3));
  expect(words('ja').site.name).toBe('エール！やまぐち');
  expect(words('en', NAMES).home.title).toBe('Town Light');
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
  const site = SiteInput.parse({ ...typed, ...NAMES });
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

test('the pages about the site, as they came and as the search finds them, say the name it has now', async () => {
  const { store } = await emptyDatabase();
  await store.write((tx) => setSite(tx, SiteInput.parse({ ...typed, ...NAMES }), AT));
  expect((await readPageText(store.read, 'about', 'ja')).title).toBe('まちの灯とは');
  expect((await readPageText(store.read, 'terms', 'en')).description).toContain('Town Light');
  expect((await getPageVersion(store.read, 'about', 'ja', 1))?.title).toBe('まちの灯とは');
  const found = JSON.stringify(await searchPages(store.read, AT));
  expect(found).toContain('まちの灯');
  expect(found).not.toMatch(/エール！やまぐち|Yell! Yamaguchi/);
});

test('a picture that is shared does not draw a name the site no longer has', async () => {
  const pattern = { pattern: 'seigaiha', hue: 'vermilion', seed: 'site' } as const;
  const [drawn, plain] = [
    await ogImage(pattern, words('ja').site.name),
    await ogImage(pattern, 'まちの灯'),
  ];
  const paper = async (png: Buffer) => {
    const { data } = await sharp(png)
      .extract({ left: 300, top: 250, width: 1, height: 1 })
      .raw()
      .toBuffer({ resolveWithObject: true });
    return [...data.subarray(0, 3)];
  };
  expect(await paper(drawn)).toEqual([251, 248, 242]);
  expect(await paper(plain)).not.toEqual([251, 248, 242]);
});

test('codes for the second factor and calendars call the site by its name', () => {
  const uri = totpUri('A'.repeat(32), 'kagami@example.jp', 'まちの灯');
  expect(new URL(uri).searchParams.get('issuer')).toBe('まちの灯');
  const options = { name: '予定', siteUrl: 'https://portal.example', locale: 'ja' as const };
  const ics = toIcs([], { ...options, words: words('ja', NAMES) });
  expect(ics).toMatch(/PRODID:.*まちの灯/);
});

test('no code knows the name but where it is turned into the one the site has now', () => {
  const said = sourceFiles('src')
    .filter(({ text }) => /エール！やまぐち|Yell! Yamaguchi/.test(text))
    .map(({ path }) => path)
    .filter((path) => !/^src\/(?:i18n|features\/pages\/texts|ui\/gallery)\//.test(path));
  expect(said).toEqual(['src/server/site.ts', 'src/ui/wordmark.ts']);
});
