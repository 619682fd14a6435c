import { z } from 'zod';
import { pageNumber } from '#features/entries/page.ts';
import { cleanText } from '#features/entries/schema.ts';
import { BANDS, type Band } from './bands.ts';
import { EMPLOYMENT_TYPES, type EmploymentType } from './schema.ts';

/** What a visitor may ask of the jobs; the address of a list holds exactly this. */
export interface JobListInput {
  q: string;
  area: string[];
  type: EmploymentType[];
  /** Parts of the day; any of them will do. */
  hours: Band[];
  weekend: boolean;
  /** At least this many yen an hour, a month; with both, either will do. */
  hourly: number | null;
  monthly: number | null;
  sort: 'newest' | 'wage';
  page: number;
}

/** What the form offers; an address may hold any whole number of yen. */
export const HOURLY_STEPS = [1100, 1200, 1300, 1500];
export const MONTHLY_STEPS = [180_000, 200_000, 220_000, 250_000, 300_000];

const MANY = 40;
const known = <T extends string>(values: readonly T[]) =>
  z.array(z.string()).transform((given) => values.filter((value) => given.includes(value)));
const yen = z.coerce.number().int().min(1).max(10_000_000).nullable().catch(null);

const JobListParams = z.object({
  q: z
    .string()
    .transform((text) => [...cleanText(text).replace(/\s+/g, ' ')].slice(0, 100).join('')),
  area: z
    .array(z.string())
    .transform((values) =>
      [...new Set(values.filter((value) => /^[a-z0-9-]{1,64}$/.test(value)))].slice(0, MANY).sort(),
    ),
  type: known(EMPLOYMENT_TYPES),
  hours: known(BANDS),
  weekend: z.string().transform((text) => text === '1'),
  hourly: yen,
  monthly: yen,
  sort: z.enum(['newest', 'wage']).catch('newest'),
  page: pageNumber,
});

/** The parameters of a list's address. */
export const JOB_LIST_PARAMS = Object.keys(JobListParams.shape);

/** Reads a list's address. Whatever cannot be understood is left out; it never fails. */
export function readJobList(params: URLSearchParams): JobListInput {
  const one = (name: string) => params.get(name) ?? '';
  return JobListParams.parse({
    q: one('q'),
    area: params.getAll('area'),
    type: params.getAll('type'),
    hours: params.getAll('hours'),
    weekend: one('weekend'),
    hourly: params.get('hourly') || null,
    monthly: params.get('monthly') || null,
    sort: one('sort'),
    page: one('page'),
  });
}

/** The one query string for an input, without the defaults; empty or beginning with `?`. */
export function writeJobList(input: Partial<JobListInput>): string {
  const params = new URLSearchParams();
  if (input.q) params.set('q', input.q);
  for (const name of ['area', 'type', 'hours'] as const) {
    for (const value of input[name] ?? []) params.append(name, value);
  }
  if (input.weekend) params.set('weekend', '1');
  if (input.hourly) params.set('hourly', String(input.hourly));
  if (input.monthly) params.set('monthly', String(input.monthly));
  if (input.sort && input.sort !== 'newest') params.set('sort', input.sort);
  if (input.page && input.page > 1) params.set('page', String(input.page));
  const text = params.toString();
  return text === '' ? '' : `?${text}`;
}
