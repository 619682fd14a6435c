import type { Generated } from 'kysely';

export interface JobTables {
  job: JobTable;
  minimum_wage: MinimumWageTable;
}

export interface MinimumWageTable {
  id: Generated<number>;
  /** Prefecture, e.g. `yamaguchi`. */
  region: string;
  /** First local date it applies. */
  valid_from: string;
  /** Yen an hour. */
  hourly: number;
}

export interface JobTable extends JobContent {
  id: Generated<number>;
  shop_id: number;
  slug: string;
  visibility: 'hidden' | 'published' | 'archived';
  publish_from: string | null;
  publish_until: string | null;
  confirmed_on: string | null;
  version: Generated<number>;
  created_at: string;
  updated_at: string;
  /** From this moment on the post is closed, before its last day. */
  closed_at: string | null;
  close_reason: 'filled' | 'withdrawn' | null;
  /** When in the day the work is, one bit a band: morning, day, evening, night, weekend. */
  bands: Generated<number>;
  /** Yen an hour that count towards the minimum wage, for sorting; null without a wage. */
  wage_hourly: number | null;
  /** Normalised text the list's `q` looks in. */
  search: Generated<string>;
}

/** What an employer states; the feature's schema says what each means. */
export interface JobContent {
  title: string | null;
  title_en: string | null;
  description: string | null;
  description_en: string | null;
  employment_type:
    'regular' | 'contract' | 'part' | 'casual' | 'dispatch' | 'intern' | 'commission' | null;
  posted_on: string | null;
  valid_until: string | null;
  information_on: string | null;
  duties: string | null;
  duties_en: string | null;
  duties_change: string | null;
  area_id: number | null;
  workplace_name: string | null;
  workplace_postal_code: string | null;
  workplace_address: string | null;
  workplace_change: string | null;
  smoking: 'none' | 'indoors' | 'room' | 'allowed' | 'outdoors' | null;
  smoking_note: string | null;
  contract_kind: 'indefinite' | 'fixed' | null;
  contract_from: string | null;
  contract_until: string | null;
  contract_months: number | null;
  renewal: number | null;
  renewal_criteria: string | null;
  renewal_limit: string | null;
  trial: number | null;
  trial_length: string | null;
  trial_terms: string | null;
  trial_wage: number | null;
  /** JSON: start, end (past midnight as 25:00) and weekdays of each. */
  shifts: string;
  hours_note: string | null;
  break_minutes: number | null;
  break_note: string | null;
  holidays: string | null;
  overtime: number | null;
  overtime_hours: number | null;
  overtime_note: string | null;
  discretionary: 'none' | 'professional' | 'planning' | null;
  deemed_hours: number | null;
  wage_unit: 'HOUR' | 'DAY' | 'WEEK' | 'MONTH' | 'YEAR' | null;
  wage_min: number | null;
  wage_max: number | null;
  wage_note: string | null;
  wage_region: string;
  daily_hours: number | null;
  weekly_hours: number | null;
  monthly_hours: number | null;
  fixed_overtime: number;
  fixed_overtime_base: number | null;
  fixed_overtime_amount: number | null;
  fixed_overtime_hours: number | null;
  fixed_overtime_excess: number;
  excluded_premium: number | null;
  excluded_commuting: number | null;
  excluded_family: number | null;
  excluded_attendance: number | null;
  excluded_bonus: number | null;
  bonus: string | null;
  raise: string | null;
  commuting: string | null;
  /** JSON list; null while nothing is said. */
  insurance: string | null;
  annual_holidays: number | null;
  retirement_age: number | null;
  retirement_note: string | null;
  dispatched: number;
  age_min: number | null;
  age_max: number | null;
  age_exception: 'retirement' | 'law' | 'career' | 'skills' | 'art' | 'senior' | 'policy' | null;
  age_reason: string | null;
  sex_limit: 'women' | 'men' | null;
  sex_ground: 'positive-action' | 'art' | 'security' | 'custom' | 'law' | null;
  sex_reason: string | null;
  selection: string | null;
  hello_work_number: string | null;
  recruiter_name: string | null;
  recruiter_address: string | null;
  contact_phone: string | null;
  contact_email: string | null;
  contact_url: string | null;
  contact_note: string | null;
  commission_period: string | null;
  commission_reward: string | null;
  commission_termination: string | null;
  /** JSON list of the items that are stated in writing by the interview. */
  deferred: string;
}
