import { describe, expect, test } from 'vitest';
import { DEFERRABLE, type Deferrable } from '#features/jobs/schema.ts';
import { commission, findings, job, told } from './job.ts';

describe('what every post must show', () => {
  test('a complete post has no finding', () => {
    expect(findings(job())).toEqual([]);
  });

  test.each([
    'title',
    'description',
    'employmentType',
    'duties',
    'workplaceAddress',
    'wageUnit',
    'wageMin',
    'recruiterName',
    'recruiterAddress',
    'contactPhone',
    'postedOn',
    'validUntil',
    'informationOn',
  ])('a post without %s is blocked, whatever it defers', (field) => {
    expect(told(job({ [field]: null, deferred: [...DEFERRABLE] }))).toContain(`${field} missing`);
  });

  test('any one way to reach the employer will do', () => {
    expect(told(job({ contactPhone: null, contactEmail: 'a@example.com' }))).toEqual([]);
    expect(told(job({ contactPhone: null, contactUrl: 'https://example.com/' }))).toEqual([]);
  });

  test('the last day may not lie before the first', () => {
    expect(told(job({ postedOn: '2025-11-02', validUntil: '2025-11-01' }))).toContain(
      'validUntil dateOrder',
    );
  });
});

/** What takes each item away from the complete post, and the fields that are then told. */
const ITEMS: [Deferrable, Record<string, unknown>, string[]][] = [
  ['dutiesChange', { dutiesChange: null }, ['dutiesChange']],
  ['workplaceChange', { workplaceChange: null }, ['workplaceChange']],
  ['smoking', { smoking: null }, ['smoking']],
  ['contract', { contractKind: null }, ['contractKind']],
  ['contract', { contractMonths: null }, ['contractUntil']],
  ['contract', { renewal: null }, ['renewal']],
  ['contract', { renewalCriteria: null, renewalLimit: null }, ['renewalCriteria', 'renewalLimit']],
  ['trial', { trial: null }, ['trial']],
  ['trial', { trial: true }, ['trialLength', 'trialTerms']],
  ['hours', { shifts: [] }, ['shifts']],
  ['breaks', { breakMinutes: null }, ['breakMinutes']],
  ['holidays', { holidays: null }, ['holidays']],
  ['overtime', { overtime: null }, ['overtime']],
  ['discretionary', { discretionary: null }, ['discretionary']],
  ['insurance', { insurance: null }, ['insurance']],
];

describe('the other legal items', () => {
  test.each(ITEMS)('%s missing blocks (%o)', (_, change, fields) => {
    expect(told(job(change))).toEqual(fields.map((field) => `${field} missingOrLater`));
  });

  test.each(ITEMS)('%s left to the interview only warns (%o)', (item, change, fields) => {
    const body = job({ ...change, deferred: [item] });
    expect(told(body)).toEqual([]);
    expect(told(body, 'warn')).toEqual(fields.map((field) => `${field} later`));
  });

  test('deferring one item does not excuse another', () => {
    expect(told(job({ holidays: null, deferred: ['hours'] }))).toEqual(['holidays missingOrLater']);
  });

  test('an item that is stated and deferred is stated', () => {
    expect(findings(job({ deferred: ['holidays'] }))).toEqual([]);
  });

  test('that no insurance applies is an answer', () => {
    expect(told(job({ insurance: [] }))).toEqual([]);
  });

  test('work without a term needs nothing on renewal', () => {
    const change = { contractKind: 'indefinite', contractMonths: null, renewal: null };
    expect(told(job({ ...change, renewalCriteria: null, renewalLimit: null }))).toEqual([]);
  });

  test('a term that is not renewed needs no criteria', () => {
    expect(told(job({ renewal: false, renewalCriteria: null, renewalLimit: null }))).toEqual([]);
  });

  test('a term may not end before it begins', () => {
    const dates = { contractFrom: '2026-04-01', contractUntil: '2026-03-31' };
    expect(told(job(dates))).toEqual(['contractUntil termDates']);
    expect(told(job({ contractUntil: '2025-10-31' }))).toEqual(['contractUntil termDates']);
  });

  test('agency work must be said to be so', () => {
    expect(told(job({ employmentType: 'dispatch' }))).toEqual(['dispatched dispatch']);
    expect(told(job({ employmentType: 'dispatch', dispatched: true }))).toEqual([]);
  });

  test('裁量労働制 needs its deemed hours', () => {
    expect(told(job({ discretionary: 'professional' }))).toEqual(['deemedHours deemedHours']);
    expect(told(job({ discretionary: 'professional', deemedHours: 8 }))).toEqual([]);
  });
});

describe('limits of age and sex', () => {
  const lasting = { contractKind: 'indefinite' };
  const reason = { ageReason: '理由' };

  test('an age limit needs an exception and a reason', () => {
    expect(told(job({ ageMax: 34 }))).toEqual(['ageException ageException', 'ageReason ageReason']);
  });

  test.each([
    ['retirement', { ...lasting, ageMax: 59, retirementAge: 60 }, true],
    ['retirement', { ...lasting, ageMax: 58, retirementAge: 60 }, false],
    ['retirement', { ...lasting, ageMin: 40, ageMax: 59, retirementAge: 60 }, false],
    ['retirement', { ageMax: 59, retirementAge: 60 }, false],
    ['law', { ageMin: 18 }, true],
    ['career', { ...lasting, ageMax: 34 }, true],
    ['career', { ...lasting, ageMin: 20, ageMax: 34 }, false],
    ['career', { ageMax: 34 }, false],
    ['skills', { ...lasting, ageMin: 30, ageMax: 39 }, true],
    ['skills', { ...lasting, ageMin: 30, ageMax: 40 }, false],
    ['skills', { ...lasting, ageMin: 30, ageMax: 33 }, false],
    ['skills', { ...lasting, ageMin: 45, ageMax: 50 }, false],
    ['art', { ageMin: 15, ageMax: 20 }, true],
    ['senior', { ageMin: 60 }, true],
    ['senior', { ageMin: 59 }, false],
    ['senior', { ageMin: 60, ageMax: 70 }, false],
    ['policy', { ageMin: 35, ageMax: 55 }, true],
    ['law', { ageMin: 30, ageMax: 20 }, false],
  ])('the exception %s with %o fits: %s', (ageException, change, fits) => {
    const keys = findings(job({ ...change, ...reason, ageException })).map(({ key }) => key);
    expect(keys).toEqual(fits ? [] : ['ageUnfit']);
  });

  test('a limit by sex needs a ground and a reason', () => {
    expect(told(job({ sexLimit: 'women' }))).toEqual([
      'sexGround sexGround',
      'sexReason sexReason',
    ]);
    const stated = { sexGround: 'custom', sexReason: '女性浴場の清掃のため' };
    expect(told(job({ sexLimit: 'women', ...stated }))).toEqual([]);
  });

  test('positive action favours women only', () => {
    const stated = { sexGround: 'positive-action', sexReason: '理由' };
    expect(told(job({ sexLimit: 'women', ...stated }))).toEqual([]);
    expect(told(job({ sexLimit: 'men', ...stated }))).toEqual(['sexGround sexUnfit']);
  });
});

describe('gift money', () => {
  test.each(['お祝い金3万円', '入社祝い金あり', '就職お祝い', '採用祝金', 'お祝金を進呈'])(
    '%s is not published',
    (text) => {
      expect(told(job({ description: text }))).toEqual(['description giftMoney']);
      expect(told(commission({ duties: text }))).toEqual(['duties giftMoney']);
    },
  );

  test.each(['結婚祝いの花束をつくる仕事', 'お祝いの席の配膳', '出産祝いの包装'])(
    '%s is not gift money',
    (text) => {
      expect(told(job({ description: text }))).toEqual([]);
    },
  );
});

describe('業務委託', () => {
  test('asks for its own items, and for no wage or insurance', () => {
    expect(findings(commission())).toEqual([]);
    const bare = commission({
      commissionPeriod: null,
      commissionReward: null,
      commissionTermination: null,
    });
    expect(told(bare)).toEqual([
      'commissionReward missing',
      'commissionPeriod missing',
      'commissionTermination missing',
    ]);
  });

  test.each(['duties', 'workplaceAddress', 'recruiterName', 'recruiterAddress'])(
    'a commission without %s is blocked',
    (field) => {
      expect(told(commission({ [field]: null }))).toEqual([`${field} missing`]);
    },
  );
});
