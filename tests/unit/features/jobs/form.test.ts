import { describe, expect, test } from 'vitest';
import { checkForm } from '#features/drafts/check.ts';
import { formValues } from '#features/drafts/readers.ts';
import { jobAgain, newJob } from '#features/jobs/again.ts';
import {
  deferredElsewhere,
  JOB_SECTIONS,
  jobSections,
  jobValueText,
} from '#features/jobs/editing.ts';
import { getRecruiter } from '#features/jobs/queries.ts';
import { DEFERRABLE, JobInput } from '#features/jobs/schema.ts';
import { getTaxonomy } from '#features/taxonomy/queries.ts';
import { jobFormJa } from '#i18n/job-form.ja.ts';
import { townDatabase } from '../../../support/database.ts';
import { memberOf, someEntry } from '../../../support/drafts.ts';
import { job } from './job.ts';

const AT = new Date('2026-11-24T03:30:00.000Z');

function sent(entries: [string, string][]): FormData {
  const form = new FormData();
  for (const [name, value] of entries) form.append(name, value);
  return form;
}

describe('the sections of a job', () => {
  test('hold every field but the photos, which have a page of their own', () => {
    const fields = new Set(Object.values(JOB_SECTIONS).flat() as string[]);
    const missing = Object.keys(JobInput.shape).filter((field) => !fields.has(field));
    expect(missing).toEqual(['newPhotos']);
  });

  test('leave out wage, hours and insurance where the work is a commission', () => {
    const names = jobSections.of({ employmentType: 'commission' });
    expect(names).toContain('commission');
    expect(names).not.toContain('wage');
    expect(names).not.toContain('care');
    expect(jobSections.of({ employmentType: 'part' })).not.toContain('commission');
  });

  test('send along the items other sections leave to a writing, and none of their own', () => {
    const all = DEFERRABLE as readonly string[];
    const sections = ['work', 'time', 'place', 'contract', 'care'] as const;
    const own = sections.flatMap((section) => {
      const elsewhere = deferredElsewhere(section, all);
      return all.filter((item) => !elsewhere.includes(item));
    });
    expect(own.sort()).toEqual([...all].sort());
    expect(deferredElsewhere('wage', all)).toEqual([]);
  });
});

describe('the form of a job', () => {
  test('reads shifts as the schema has them, past midnight too, and drops empty rows', () => {
    const form = sent([
      ['shift0-start', '17:00'],
      ['shift0-end', '01:30'],
      ['shift0-days', '5'],
      ['shift0-days', '6'],
      ['shift1-start', ''],
      ['shift1-end', ''],
      ['shift2-start', '09:00'],
      ['shift2-end', '00:00'],
      ['shift2-days', '7'],
    ]);
    const { shifts } = formValues('job', form, ['shifts']);
    expect(shifts).toEqual([
      { start: '17:00', end: '25:30', days: '56' },
      { start: '09:00', end: '24:00', days: '7' },
    ]);
    expect(JobInput.shape.shifts.safeParse(shifts).success).toBe(true);
  });

  test('tells 加入なし from nothing said, and numbers in either width', () => {
    const of = (entries: [string, string][], field: string) =>
      formValues('job', sent(entries), [field])[field];
    expect(of([], 'insurance')).toBeNull();
    expect(of([['insurance', 'none']], 'insurance')).toEqual([]);
    expect(of([['insurance', 'accident']], 'insurance')).toEqual(['accident']);
    expect(of([['wageMin', '１，１００円']], 'wageMin')).toBe(1100);
    expect(of([['trial', 'no']], 'trial')).toBe(false);
    expect(of([['workplacePostalCode', '〒7530074']], 'workplacePostalCode')).toBe('753-0074');
  });

  test('says its values in words', async () => {
    const { store } = await townDatabase();
    const say = jobValueText(await getTaxonomy(store.read));
    expect(say('insurance', [])).toBe(jobFormJa.insuranceNone);
    expect(say('shifts', job().shifts)).toBe('月〜金　08:00〜12:00');
    expect(say('deferred', ['hours', 'smoking'])).toBe('受動喫煙防止措置・始業・終業時刻');
    expect(say('overtime', false)).toBe(jobFormJa.no);
  });
});

describe('a job again', () => {
  test('is open from today for as long as it was, with its information of today', () => {
    const again = jobAgain(job(), AT);
    expect(again).toMatchObject({
      postedOn: '2026-11-24',
      validUntil: '2027-01-23',
      informationOn: '2026-11-24',
      title: '朝の喫茶スタッフ',
    });
  });

  test('is never open for longer than three months', () => {
    const again = jobAgain(job({ postedOn: '2025-01-01', validUntil: '2025-12-31' }), AT);
    expect(again.validUntil).toBe('2027-02-24');
  });

  test('moves a dated term into the year in which it has not ended', () => {
    const term = { contractMonths: null, contractFrom: '2025-04-01', contractUntil: '2026-03-31' };
    expect(jobAgain(job(term), AT)).toMatchObject({
      contractFrom: '2026-04-01',
      contractUntil: '2027-03-31',
    });
    const running = { ...term, contractUntil: '2027-03-31' };
    expect(jobAgain(job(running), AT)).toMatchObject(running);
  });

  test('a new one begins with what is known of the shop and nothing the employer must promise', async () => {
    const { store } = await townDatabase();
    const { shopId } = await someEntry(store, 'job');
    const recruiter = await getRecruiter(store.read, shopId!);
    const body = newJob('part', recruiter, AT);
    expect(body).toMatchObject({
      employmentType: 'part',
      wageUnit: 'HOUR',
      workplaceAddress: recruiter.address,
      recruiterName: recruiter.name,
      insurance: null,
      trial: null,
      overtime: null,
    });
  });
});

describe('the checker beside the form', () => {
  test('answers for what is typed and not saved, and counts what other sections lack', async () => {
    const { store } = await townDatabase();
    const { id, businessId } = await someEntry(store, 'job');
    const ask = (value: string, businesses = businessId) =>
      checkForm(
        store.read,
        memberOf(businesses),
        { kind: 'job', id },
        sent([
          ['fields', 'duties'],
          ['duties', value],
        ]),
        AT,
      );
    const empty = await ask('');
    expect(empty?.notes['duties']?.[0]?.text).toContain(jobFormJa.labels['duties']);
    expect(empty?.here).toBe(1);
    // The newest minimum wage of the town is of the year before: nothing can be published.
    expect(empty?.notes['wageMin']?.[0]?.text).toContain('最低賃金が未更新');
    expect(empty?.elsewhere).toBe(1);
    expect((await ask('接客'))?.here).toBe(0);
    expect(await ask('接客', businessId + 1)).toBeUndefined();
    const long = await ask('あ'.repeat(1001));
    expect(long?.notes['duties']?.[0]?.text).toContain('1000字以内');
  });
});
