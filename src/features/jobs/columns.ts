import type { Selectable } from 'kysely';
import type { JobContent, JobTable } from '#db/tables/jobs.ts';
import { listedBetween, listedOf } from '#features/entries/listed.ts';
import { normalise } from '#features/entries/normalise.ts';
import type { Taxonomy } from '#features/taxonomy/queries.ts';
import { bandBits } from './bands.ts';
import { countedHourly } from './minimum-wage.ts';
import { JobInput, type JobBody } from './schema.ts';

/** The body's fields that are stored as JSON text; booleans are stored as 0 and 1. */
const LISTS = ['shifts', 'insurance', 'deferred'];
const FLAGS = [
  'renewal',
  'trial',
  'overtime',
  'dispatched',
  'fixedOvertime',
  'fixedOvertimeExcess',
];

/** Fields that are no column of their own name. */
const ELSEWHERE = ['area', 'listedFrom', 'listedUntil', 'newPhotos'];

/** Between which moments it is listed. */
type Window = Pick<Selectable<JobTable>, 'publish_from' | 'publish_until'>;

const columnOf = (field: string) => field.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`);

/** The live columns of a body, with those that lists are filtered and sorted by. */
export function jobColumns(
  body: JobBody,
  taxonomy: Taxonomy,
): JobContent & Window & Pick<Selectable<JobTable>, 'bands' | 'wage_hourly' | 'search'> {
  const { area, listedFrom, listedUntil } = body;
  const own = Object.entries(body).filter(([field]) => !ELSEWHERE.includes(field));
  const columns = Object.fromEntries(own.map(([field, value]) => [columnOf(field), stored(value)]));
  return {
    ...(columns as unknown as Omit<JobContent, 'area_id'>),
    area_id: taxonomy.areas.find((term) => term.slug === area)?.id ?? null,
    ...listedBetween({ listedFrom, listedUntil }, null, null),
    bands: bandBits(body.shifts),
    wage_hourly: body.wageMin === null ? null : countedHourly(body, body.wageMin),
    search: searchText(body),
  };
}

/** The body that live columns were made of; the schema holds them to their types. */
export function jobBody(row: JobContent & Window, taxonomy: Taxonomy): JobBody {
  const fields = Object.keys(JobInput.shape).filter((field) => !ELSEWHERE.includes(field));
  const columns = row as unknown as Record<string, unknown>;
  return JobInput.parse({
    ...Object.fromEntries(
      fields.map((field) => [field, restored(field, columns[columnOf(field)] ?? null)]),
    ),
    ...listedOf(row),
    area: taxonomy.areas.find((term) => term.id === row.area_id)?.slug ?? null,
  });
}

function stored(value: JobBody[keyof JobBody]): string | number | null {
  if (typeof value === 'boolean') return value ? 1 : 0;
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : value;
}

function restored(field: string, value: unknown): unknown {
  if (value === null) return null;
  if (LISTS.includes(field)) return JSON.parse(String(value));
  return FLAGS.includes(field) ? value === 1 : value;
}

/** What the list's keyword looks in: what the work is, where, and for whom. */
function searchText(body: JobBody): string {
  const texts = [
    body.title,
    body.titleEn,
    body.description,
    body.descriptionEn,
    body.duties,
    body.dutiesEn,
    body.workplaceName,
    body.workplaceAddress,
    body.recruiterName,
  ];
  return normalise(texts.filter((text) => text !== null).join(' '));
}
