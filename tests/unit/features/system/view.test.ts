import { expect, test } from 'vitest';
import { problems, routineRows, sizeText } from '#features/system/view.ts';
import { systemJa as t } from '#i18n/system.ja.ts';
import { NOW } from '../../../support/paths.ts';

const AT = new Date(NOW);
const HOUR = 3_600_000;
const before = (ms: number) => new Date(AT.getTime() - ms);
const manifest = {
  version: '1',
  at: NOW,
  database: { bytes: 1, sha256: '' },
  media: { files: 0, bytes: 0 },
};
const state = {
  version: '1',
  node: '24',
  since: AT,
  database: 1,
  free: 5e9,
  backups: [{ name: 'x', at: before(10 * HOUR), manifest }],
  backupsBeside: false,
  mailIsSent: true,
  isLocal: false,
};
const ages = { mail: null, mailCount: 0, review: null, message: null, lastSignIn: null };
const row = {
  name: 'messages',
  next_at: NOW,
  lease_until: null,
  started_at: NOW,
  took_ms: 1,
  result: 'failed' as const,
  note: 'x',
};

test('a site where all is well has nothing to look at', () => {
  expect(problems(state, ages, new Map(), AT)).toEqual([]);
});

test('what failed, a backup that is missing or old, a full disk and mail that stays are told', () => {
  const told = (change: object, more: object = {}) =>
    problems({ ...state, ...change }, { ...ages, ...more }, new Map(), AT);
  expect(problems(state, ages, new Map([['messages', row]]), AT)).toEqual([
    t.failed(t.routines.messages),
  ]);
  expect(told({ backups: [] })).toEqual([t.noBackup]);
  const old = { name: 'x', at: before(49 * HOUR), manifest };
  expect(told({ backups: [old] })).toEqual([t.oldBackup(2)]);
  expect(told({ free: 4e8 })).toEqual([t.littleSpace('400.0 MB')]);
  expect(told({}, { mail: before(2 * HOUR).toISOString(), mailCount: 3 })).toEqual([t.lateMail(3)]);
  expect(told({}, { mail: before(HOUR / 2).toISOString(), mailCount: 3 })).toEqual([]);
  expect(told({ mailIsSent: false })).toEqual([t.noMail]);
  expect(told({ backupsBeside: true })).toEqual([t.besideData]);
  expect(told({ backupsBeside: true, isLocal: true })).toEqual([]);
});

test('the table of routines says when each ran and how it went, in Tokyo', () => {
  const rows = routineRows(new Map([['messages', row]]), false);
  expect(rows.map(([label]) => label)).not.toContain(t.routines.demo);
  expect(rows.find(([label]) => label === t.routines.messages)).toEqual([
    t.routines.messages,
    t.hourly,
    '11月24日 12:30',
    t.results.failed,
    '11月24日 12:30',
  ]);
  expect(rows.find(([label]) => label === t.routines.backup)).toContain(t.daily('02:30'));
  expect(sizeText(2.34e9)).toBe('2.3 GB');
});
