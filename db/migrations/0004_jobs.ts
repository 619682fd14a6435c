import { sql, type Kysely } from 'kysely';
import {
  atMost,
  flag,
  id,
  isoTime,
  localDate,
  oneOf,
  slugShape,
  strict,
  within,
} from './columns.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await minimumWages(db);
  await jobs(db);
}

/**
 * Regional minimum wages by the day they begin. Only days that were proclaimed are entered:
 * Yamaguchi ¥979 (令和6年10月1日発効) and ¥1,043 (令和7年10月16日発効); staff add the later ones.
 */
async function minimumWages(db: Kysely<unknown>): Promise<void> {
  await strict(db.schema.createTable('minimum_wage'))
    .addColumn('id', 'integer', id)
    .addColumn('region', 'text', (c) => c.notNull())
    .addColumn('valid_from', 'text', (c) => c.notNull())
    .addColumn('hourly', 'integer', (c) => c.notNull())
    .addUniqueConstraint('minimum_wage_key', ['region', 'valid_from'])
    .addCheckConstraint('minimum_wage_region', slugShape('region'))
    .addCheckConstraint('minimum_wage_valid_from', localDate('valid_from'))
    .addCheckConstraint('minimum_wage_hourly', within('hourly', 1, 100_000))
    .execute();
  const known = [
    { region: 'yamaguchi', valid_from: '2024-10-01', hourly: 979 },
    { region: 'yamaguchi', valid_from: '2025-10-16', hourly: 1043 },
  ];
  await (db as Kysely<{ minimum_wage: (typeof known)[number] }>)
    .insertInto('minimum_wage')
    .values(known)
    .execute();
}

/** What a post says in its own words, with the most characters it may have. */
const TEXTS = {
  title: 60,
  title_en: 120,
  description: 2000,
  description_en: 5000,
  duties: 1000,
  duties_en: 2500,
  duties_change: 400,
  workplace_name: 80,
  workplace_postal_code: 8,
  workplace_address: 200,
  workplace_change: 400,
  smoking_note: 200,
  renewal_criteria: 400,
  renewal_limit: 200,
  trial_length: 100,
  trial_terms: 400,
  hours_note: 400,
  break_note: 200,
  holidays: 400,
  overtime_note: 200,
  wage_note: 600,
  bonus: 200,
  raise: 200,
  commuting: 200,
  retirement_note: 200,
  age_reason: 300,
  sex_reason: 300,
  selection: 400,
  hello_work_number: 20,
  recruiter_name: 120,
  recruiter_address: 200,
  contact_phone: 20,
  contact_email: 254,
  contact_url: 500,
  contact_note: 300,
  commission_period: 300,
  commission_reward: 400,
  commission_termination: 400,
};

/** Days, hours, yen and years, with their ranges. */
const NUMBERS: Record<string, [low: number, high: number]> = {
  contract_months: [1, 120],
  break_minutes: [0, 300],
  wage_min: [1, 100_000_000],
  wage_max: [1, 100_000_000],
  trial_wage: [1, 100_000_000],
  fixed_overtime_base: [1, 100_000_000],
  fixed_overtime_amount: [1, 100_000_000],
  excluded_premium: [0, 100_000_000],
  excluded_commuting: [0, 100_000_000],
  excluded_family: [0, 100_000_000],
  excluded_attendance: [0, 100_000_000],
  excluded_bonus: [0, 100_000_000],
  annual_holidays: [0, 366],
  retirement_age: [60, 99],
  age_min: [15, 99],
  age_max: [15, 99],
};

const HOURS: Record<string, [low: number, high: number]> = {
  overtime_hours: [0, 100],
  deemed_hours: [1, 24],
  daily_hours: [0.5, 24],
  weekly_hours: [0.5, 60],
  monthly_hours: [1, 260],
  fixed_overtime_hours: [0.5, 100],
};

const CHOICES = {
  contract_kind: ['indefinite', 'fixed'],
  discretionary: ['none', 'professional', 'planning'],
  smoking: ['none', 'indoors', 'room', 'allowed', 'outdoors'],
  wage_unit: ['HOUR', 'DAY', 'WEEK', 'MONTH', 'YEAR'],
  age_exception: ['retirement', 'law', 'career', 'skills', 'art', 'senior', 'policy'],
  sex_limit: ['women', 'men'],
  sex_ground: ['positive-action', 'art', 'security', 'custom', 'law'],
  close_reason: ['filled', 'withdrawn'],
};

const TYPES = ['regular', 'contract', 'part', 'casual', 'dispatch', 'intern', 'commission'];

/** What no post goes public without, beside the legal items the checker names. */
const PUBLISHED_NEEDS = sql<boolean>`visibility <> 'published' or (title is not null
  and employment_type is not null and duties is not null and posted_on is not null
  and valid_until is not null and recruiter_name is not null and recruiter_address is not null
  and workplace_address is not null
  and (contact_phone is not null or contact_email is not null or contact_url is not null)
  and (commission_reward is not null or (wage_unit is not null and wage_min is not null)))`;

async function jobs(db: Kysely<unknown>): Promise<void> {
  let table = strict(db.schema.createTable('job'))
    .addColumn('id', 'integer', id)
    .addColumn('shop_id', 'integer', (c) => c.notNull().references('shop.id').onDelete('cascade'))
    .addColumn('slug', 'text', (c) => c.notNull().unique())
    .addColumn('visibility', 'text', (c) => c.notNull())
    .addColumn('publish_from', 'text')
    .addColumn('publish_until', 'text')
    .addColumn('confirmed_on', 'text')
    .addColumn('version', 'integer', (c) => c.notNull().defaultTo(1))
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('updated_at', 'text', (c) => c.notNull())
    .addColumn('closed_at', 'text')
    .addColumn('employment_type', 'text')
    .addColumn('posted_on', 'text')
    .addColumn('valid_until', 'text')
    .addColumn('information_on', 'text')
    .addColumn('contract_from', 'text')
    .addColumn('contract_until', 'text')
    .addColumn('area_id', 'integer', (c) => c.references('area.id'))
    .addColumn('wage_region', 'text', (c) => c.notNull())
    .addColumn('shifts', 'text', (c) => c.notNull())
    .addColumn('insurance', 'text')
    .addColumn('deferred', 'text', (c) => c.notNull())
    .addColumn('bands', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('wage_hourly', 'real')
    .addColumn('search', 'text', (c) => c.notNull().defaultTo(''));
  for (const [name, limit] of Object.entries(TEXTS)) {
    table = table.addColumn(name, 'text').addCheckConstraint(`job_${name}`, atMost(name, limit));
  }
  for (const [name, [low, high]] of Object.entries(NUMBERS)) {
    table = table
      .addColumn(name, 'integer')
      .addCheckConstraint(`job_${name}`, within(name, low, high));
  }
  for (const [name, [low, high]] of Object.entries(HOURS)) {
    table = table
      .addColumn(name, 'real')
      .addCheckConstraint(`job_${name}`, within(name, low, high));
  }
  for (const name of ['renewal', 'trial', 'overtime']) {
    table = table.addColumn(name, 'integer').addCheckConstraint(`job_${name}`, within(name, 0, 1));
  }
  for (const name of ['fixed_overtime', 'fixed_overtime_excess', 'dispatched']) {
    table = table
      .addColumn(name, 'integer', (c) => c.notNull())
      .addCheckConstraint(`job_${name}`, flag(name));
  }
  for (const [name, values] of Object.entries(CHOICES)) {
    table = table
      .addColumn(name, 'text')
      .addCheckConstraint(`job_${name}`, sql`${sql.ref(name)} is null or ${oneOf(name, values)}`);
  }
  for (const name of ['posted_on', 'valid_until', 'information_on', 'confirmed_on']) {
    table = table.addCheckConstraint(`job_${name}`, localDate(name));
  }
  for (const name of ['contract_from', 'contract_until']) {
    table = table.addCheckConstraint(`job_${name}`, localDate(name));
  }
  for (const name of ['publish_from', 'publish_until', 'closed_at', 'created_at', 'updated_at']) {
    table = table.addCheckConstraint(`job_${name}`, isoTime(name));
  }
  await table
    // The address of the page about how jobs are handled.
    .addCheckConstraint('job_slug', sql`${slugShape('slug')} and slug <> 'policy'`)
    .addCheckConstraint('job_visibility', oneOf('visibility', ['hidden', 'published', 'archived']))
    .addCheckConstraint(
      'job_employment_type',
      sql`employment_type is null or ${oneOf('employment_type', TYPES)}`,
    )
    .addCheckConstraint(
      'job_window',
      sql`publish_until is null or publish_from is null or publish_until > publish_from`,
    )
    .addCheckConstraint('job_span', sql`valid_until is null or valid_until >= posted_on`)
    .addCheckConstraint('job_closed', sql`(closed_at is null) = (close_reason is null)`)
    .addCheckConstraint('job_bands', within('bands', 0, 31))
    .addCheckConstraint('job_published_needs', PUBLISHED_NEEDS)
    .execute();
  const index = (name: string, columns: string[]) =>
    db.schema.createIndex(`job_${name}`).on('job').columns(columns).execute();
  await index('open', ['visibility', 'valid_until']);
  await index('shop', ['shop_id', 'visibility', 'valid_until']);
  await index('area', ['area_id']);
}
