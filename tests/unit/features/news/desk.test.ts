import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  publishNotice,
  removeFile,
  removeNotice,
  withdrawNotice,
  writeNotice,
  type NewFile,
} from '#features/news/desk-commands.ts';
import { documentRefusal, documentResponse, keepDocument } from '#features/media/documents.ts';
import { sweepImages } from '#features/media/sweep.ts';
import { addNews } from '#features/news/commands.ts';
import { getDeskNotice, listDeskNews } from '#features/news/desk-queries.ts';
import { getPublishedFile, listNewsFiles, readFileKey } from '#features/news/file-queries.ts';
import { getImportantNews, getPublishedNews } from '#features/news/queries.ts';
import { DESK_STATES, DeskNewsInput, NewsInput, readDeskState } from '#features/news/schema.ts';
import type { Store } from '#server/db.ts';
import { emptyDatabase } from '../../../support/database.ts';
import { NOW } from '../../../support/paths.ts';
import { freshDir } from '../../../support/template.ts';

const AT = new Date(NOW);
const DAY = 86_400_000;
const later = (days: number) => new Date(+AT + days * DAY);
const typed = {
  title: '窓口の休み',
  body: '休みます。',
  publishFrom: '2026-11-24T09:00',
  publishUntil: '2026-11-30T17:00',
};
const PDF = new TextEncoder().encode('%PDF-1.7\n1 0 obj\n%%EOF\n');

/** What the form sends, read and written. */
function write(store: Store, own: object = {}, files: NewFile[] = [], at = AT) {
  const notice = DeskNewsInput.parse({ ...typed, ...own });
  return store.write((tx) => writeNotice(tx, notice, files, at));
}

const file = (letter: string): NewFile => ({ key: letter.repeat(32), name: '案内', bytes: 9 });

async function tagsOf(store: Store): Promise<string[]> {
  const rows = await store.read.selectFrom('change').select('tag').orderBy('id').execute();
  return rows.map(({ tag }) => tag);
}

describe('a form', () => {
  test('means the hours of Tokyo, and an empty end is none', () => {
    const read = DeskNewsInput.parse({ ...typed, publishUntil: '' });
    expect(read.publishFrom).toBe('2026-11-24T00:00:00.000Z');
    expect(read.publishUntil).toBeNull();
  });

  test.each([
    ['publishFrom', { publishFrom: '' }, 'required'],
    ['publishFrom', { publishFrom: '2026-02-30T09:00' }, 'notATime'],
    ['publishUntil', { publishUntil: '2026-11-30T24:00' }, 'notATime'],
    ['publishUntil', { publishUntil: '2026-11-24T09:00' }, 'endsBeforeItStarts'],
    ['publishUntil', { publishUntil: '', importance: 'important' }, 'importantNeedsAnEnd'],
    ['title', { title: ' ' }, 'required'],
  ])('says at %s what is wrong with %o', (field, own, message) => {
    const { error } = DeskNewsInput.safeParse({ ...typed, ...own });
    expect(error?.issues).toMatchObject([{ path: [field], message }]);
  });

  test('brings no more than five files', () => {
    const files = Array.from({ length: 6 }, () => new File(['x'], 'x.pdf'));
    expect(DeskNewsInput.safeParse({ ...typed, files }).error?.issues).toMatchObject([
      { path: ['files'], message: 'tooManyFiles' },
    ]);
  });
});

describe('a notice of the chamber', () => {
  test('is hidden until it is published, then planned, shown and over by its own period', async () => {
    const { store } = await emptyDatabase();
    const id = (await write(store, { publishFrom: '2026-11-25T09:00' })) as number;
    const state = async (at: Date) => (await getDeskNotice(store.read, id, at))?.state;
    expect(await state(AT)).toBe('draft');
    expect(await store.write((tx) => publishNotice(tx, id, AT))).toBe('done');
    expect([await state(AT), await state(later(1)), await state(later(7))]).toEqual([
      'planned',
      'running',
      'ended',
    ]);
    for (const [at, expected] of [
      [AT, 'planned'],
      [later(1), 'running'],
      [later(7), 'ended'],
    ] as const)
      for (const one of DESK_STATES)
        expect((await listDeskNews(store.read, one, 1, at)).notices).toHaveLength(
          one === expected ? 1 : 0,
        );
  });

  test('gets the address of its day, and the next of that day another', async () => {
    const { store } = await emptyDatabase();
    await write(store);
    await write(store);
    const { notices } = await listDeskNews(store.read, 'draft', 1, AT);
    expect(notices.map(({ slug }) => slug)).toEqual(['2026-11-24-2', '2026-11-24']);
  });

  test('does not say that it was changed when it was only published late', async () => {
    const { store } = await emptyDatabase();
    const id = (await write(store)) as number;
    const shown = async () => (await getPublishedNews(store.read, '2026-11-24', later(2)))!;
    await write(store, { id, baseVersion: 1 }, [], later(1));
    await store.write((tx) => publishNotice(tx, id, later(1)));
    expect((await shown()).changedAt).toBeNull();
    await write(store, { id, baseVersion: 3, title: '窓口の臨時休業' }, [], later(2));
    expect((await shown()).changedAt).not.toBeNull();
  });

  test('keeps the first of two texts, and one whose end has passed is not published', async () => {
    const { store } = await emptyDatabase();
    const id = (await write(store)) as number;
    expect(await write(store, { id, baseVersion: 1, title: '先' })).toBe(id);
    expect(await write(store, { id, baseVersion: 1, title: '後' })).toBe('late');
    expect((await getDeskNotice(store.read, id, AT))?.title).toBe('先');
    expect(await store.write((tx) => publishNotice(tx, id, later(9)))).toBe('over');
    expect(await write(store, { id: 999 })).toBeUndefined();
  });

  test('that is important changes the frame of every page, coming and going', async () => {
    const { store } = await emptyDatabase();
    const id = (await write(store, { importance: 'important' })) as number;
    await store.write((tx) => publishNotice(tx, id, AT));
    expect((await getImportantNews(store.read, AT))?.id).toBe(id);
    await write(store, { id, baseVersion: 2, importance: 'normal' });
    const tags = await tagsOf(store);
    expect(tags.filter((tag) => tag === 'frame')).toHaveLength(3);
    await store.write((tx) => withdrawNotice(tx, id, AT));
    expect((await tagsOf(store)).slice(tags.length)).toEqual([`news:${id}`]);
  });

  test('is taken out only where it is not shown', async () => {
    const { store } = await emptyDatabase();
    const id = (await write(store, {}, [file('a')])) as number;
    await store.write((tx) => publishNotice(tx, id, AT));
    expect(await store.write((tx) => removeNotice(tx, id, AT))).toBe(false);
    await store.write((tx) => withdrawNotice(tx, id, AT));
    expect(await store.write((tx) => removeNotice(tx, id, AT))).toBe(true);
    expect(await listNewsFiles(store.read, id)).toEqual([]);
  });
});

test('a notice of a business is listed and withdrawn, but not written by the staff', async () => {
  const { store } = await emptyDatabase();
  const business = await store.write((tx) =>
    tx
      .insertInto('business')
      .values({
        name: '架空の店',
        kind: 'business',
        membership: 'member',
        chamber: 'yamaguchi',
        demo: 1,
        created_at: NOW,
        updated_at: NOW,
      })
      .returning('id')
      .executeTakeFirstOrThrow(),
  );
  const body = NewsInput.parse({
    ...typed,
    publishFrom: NOW,
    publishUntil: null,
    visibility: 'published',
  });
  const told = { slug: 'shop-1', businessId: business.id, demo: false, body };
  const [id] = await store.write((tx) => addNews(tx, [told], AT));
  const [line] = (await listDeskNews(store.read, 'running', 1, AT)).notices;
  expect(line).toMatchObject({ id, sender: '架空の店' });
  expect(await getDeskNotice(store.read, id!, AT)).toBeUndefined();
  expect(await write(store, { id })).toBeUndefined();
  expect(await store.write((tx) => withdrawNotice(tx, id!, AT))).toBe(true);
  expect(await getPublishedNews(store.read, 'shop-1', AT)).toBeUndefined();
});

describe('a file', () => {
  test.each([
    ['a picture', '\u0089PNG\r\n%%EOF', 'notAPdf'],
    ['a page that says it is one', '<html>%PDF-1.7 %%EOF', 'notAPdf'],
    ['half a PDF', '%PDF-1.7\n1 0 obj', 'notAPdf'],
    ['one that is too large', `%PDF-1.7${' '.repeat(10_485_760)}%%EOF`, 'fileTooLarge'],
    ['a PDF', '%PDF-1.4\n%%EOF', undefined],
  ])('that is %s is judged by its bytes', (_, text, refusal) => {
    expect(documentRefusal(Buffer.from(text, 'latin1'))).toBe(refusal);
  });

  test('is got while its notice is shown, under its own name, and not by another address', async () => {
    const { store } = await emptyDatabase();
    const id = (await write(store, {}, [file('a'), file('b')])) as number;
    const get = (at: Date, slug = '2026-11-24') =>
      getPublishedFile(store.read, slug, 'a'.repeat(32), at);
    expect(await get(AT)).toBeUndefined();
    await store.write((tx) => publishNotice(tx, id, AT));
    expect(await get(AT)).toMatchObject({ name: '案内' });
    expect(await get(AT, 'other')).toBeUndefined();
    expect(await get(later(7))).toBeUndefined();
    expect(await store.write((tx) => removeFile(tx, id + 1, 'a'.repeat(32), AT))).toBe(false);
    expect(await store.write((tx) => removeFile(tx, id, 'a'.repeat(32), AT))).toBe(true);
    expect(await get(AT)).toBeUndefined();
  });

  test('is one of five at most', async () => {
    const { store } = await emptyDatabase();
    const id = (await write(store, {}, ['a', 'b', 'c'].map(file))) as number;
    const more = { id, baseVersion: 1, title: '別' };
    expect(await write(store, more, ['d', 'e', 'f'].map(file))).toBe('tooManyFiles');
    expect((await getDeskNotice(store.read, id, AT))?.title).toBe(typed.title);
    expect(await write(store, more, ['d', 'e'].map(file))).toBe(id);
    expect(await listNewsFiles(store.read, id)).toHaveLength(5);
  });

  test('lies on disk for as long as its notice has it, and is saved, not opened', async () => {
    const { store } = await emptyDatabase();
    const dir = freshDir('news-files');
    const key = await keepDocument(dir, PDF);
    const id = (await write(store, {}, [{ key, name: '冬の「案内」', bytes: 9 }])) as number;
    const response = await documentResponse(dir, { key, name: "冬の'案内'" });
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(PDF);
    expect(response.headers.get('content-type')).toBe('application/pdf');
    expect(response.headers.get('content-disposition')).toMatch(
      /^attachment; filename="document\.pdf"; filename\*=UTF-8''%E5%86%AC[\w%.-]+\.pdf$/,
    );
    await sweepImages(store, dir, later(9000));
    expect((await documentResponse(dir, { key, name: 'x' })).status).toBe(200);
    await store.write((tx) => removeNotice(tx, id, AT));
    await sweepImages(store, dir, later(9000));
    expect((await documentResponse(dir, { key, name: 'x' })).status).toBe(404);
    expect(readdirSync(path.join(dir, 'incoming'))).toEqual([]);
  });

  test('has no address but its own', () => {
    expect(readFileKey(`${'a'.repeat(32)}.pdf`)).toBe('a'.repeat(32));
    for (const name of [undefined, '', '..', `${'a'.repeat(32)}.html`, `../${'a'.repeat(32)}.pdf`])
      expect(readFileKey(name)).toBeUndefined();
  });
});

test('a list that is asked for in no known state shows what runs', () => {
  expect(readDeskState(new URLSearchParams('state=x'))).toBe('running');
});
