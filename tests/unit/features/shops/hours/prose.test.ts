import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { readHours } from '#features/shops/hours/prose/reader.ts';
import type { HoursProse, HoursReading } from '#features/shops/hours/types.ts';
import { mealLabels, shopLabels, type HoursLabel } from '../../../../fixtures/hours-labels.ts';
import { readable, traps } from '../../../../fixtures/hours-texts.ts';
import { same, warnings } from '../../../../support/hours-values.ts';

const OPENDATA = '../shared/data/opendata';

function matches(reading: HoursReading, label: HoursLabel): boolean {
  if (label === 'not readable') return reading.status === 'needs-confirmation';
  if (reading.status !== 'read') return false;
  return same(reading.value, label.value, 0) && same(reading.lastOrders, label.lastOrders, 2);
}

const only = (text: string, closed = ''): HoursProse => ({ text, closed });

interface Row {
  no: string;
  prose: HoursProse;
  label: HoursLabel | undefined;
}

function rows(file: string, labels: Record<string, HoursLabel>): Row[] {
  const records: Record<string, string>[] = parse(readFileSync(`${OPENDATA}/${file}`), {
    columns: true,
    bom: true,
  });
  return records.map((record) => ({
    no: record['NO'] ?? '',
    label: labels[record['NO'] ?? ''],
    prose: {
      text: record['利用可能日時特記事項'] ?? '',
      closed: record['休業日'] ?? '',
      weekdays: record['利用可能曜日'],
      start: record['開始時間'],
      end: record['終了時間'],
    },
  }));
}

const present = existsSync(OPENDATA);
const where = present ? '' : ` (skipped: ${OPENDATA} is absent)`;

describe.skipIf(!present)(`real hours of a town, read by hand and by the reader${where}`, () => {
  const all = present
    ? [
        ...rows('222127_tourism_shops.csv', shopLabels),
        ...rows('222127_tourism_meals.csv', mealLabels),
      ]
    : [];
  const answers = all.map((row) => ({ ...row, reading: readHours(row.prose) }));
  const differing = answers.filter(({ reading, label }) => label && !matches(reading, label));

  it('has a label for each of the 140 rows', () => {
    expect(all).toHaveLength(140);
    expect(all.filter(({ label }) => !label)).toEqual([]);
  });

  it('is never wrong where it answers', () => {
    const wrong = differing.filter(({ reading }) => reading.status === 'read');
    expect(wrong).toEqual([]);
  });

  it('answers like a person in at least nine of ten rows', () => {
    const share = 1 - differing.length / all.length;
    const missed = differing.map(({ no, reading }) => `${no} ${JSON.stringify(reading)}`);
    expect(share, `share ${share.toFixed(3)}\n${missed.join('\n')}`).toBeGreaterThanOrEqual(0.9);
  });

  it('keeps what the value cannot say as a note', () => {
    for (const { reading, label, no } of answers) {
      if (reading.status === 'read' && label && label !== 'not readable' && label.note)
        expect(reading.note, no).toContain(label.note);
    }
  });

  it('gives values the library takes without complaint', () => {
    for (const { reading } of answers)
      if (reading.status === 'read') expect(warnings(reading.value)).toEqual([]);
  });
});

describe('hours in the manner of other towns', () => {
  for (const [text, closed, value, lastOrders = null] of readable)
    it(`reads ${text} | ${closed}`, () => {
      const reading = readHours(only(text, closed));
      expect(reading).toMatchObject({ status: 'read' });
      expect(matches(reading, { value, lastOrders }), JSON.stringify(reading)).toBe(true);
      expect(reading.status === 'read' && warnings(reading.value)).toEqual([]);
    });

  it.each(traps)('asks about %s | %s', (text, closed) => {
    expect(readHours(only(text, closed))).toMatchObject({ status: 'needs-confirmation' });
  });

  it('gives back the words and a reason when it asks', () => {
    const reading = readHours(only('10:00～17:00', '隔週水曜'));
    expect(reading).toEqual({
      status: 'needs-confirmation',
      text: '10:00～17:00 休業日: 隔週水曜',
      reason: 'every other week without a first one',
    });
  });
});

describe('columns beside the prose', () => {
  const times = { text: '', closed: '', start: '9:00', end: '17:00' };
  const read = (value: string, lastOrders: string | null = null) => ({
    status: 'read',
    value,
    lastOrders,
  });

  it('reads times and weekdays', () => {
    expect(readHours(times)).toMatchObject(read('Mo-Su 09:00-17:00'));
    expect(readHours({ ...times, weekdays: '火水木金土日', closed: '月曜日' })).toMatchObject(
      read('Tu-Su 09:00-17:00'),
    );
    expect(readHours({ ...times, start: '09:00:00', end: '17:00:00' })).toMatchObject(
      read('Mo-Su 09:00-17:00'),
    );
  });

  it('lets the text refine them', () => {
    expect(readHours({ ...times, text: '土曜は12:00まで', closed: '日祝' })).toMatchObject(
      read('Mo-Fr 09:00-17:00; Sa 09:00-12:00; PH off'),
    );
    expect(readHours({ ...times, text: '最終入館16:30', closed: '月' })).toMatchObject(
      read('Tu-Su 09:00-17:00', 'Tu-Su 16:30'),
    );
  });

  it('takes 0:00 to 0:00 for times nobody gave', () => {
    const reading = readHours({ ...times, start: '0:00', end: '0:00' });
    expect(reading).toMatchObject({ status: 'needs-confirmation', reason: 'no hours given' });
  });

  it('asks when columns contradict each other', () => {
    for (const prose of [
      { ...times, text: '10:00～18:00' },
      { ...times, end: '' },
      { ...times, weekdays: '月火', text: '水曜9:00～17:00' },
      { ...times, weekdays: '毎日?' },
    ])
      expect(readHours(prose)).toMatchObject({ status: 'needs-confirmation' });
  });
});
