import type { Reader } from '#server/db.ts';
import type { HandOutInput } from './hand-outs.ts';

/** One way and day on which a report was given to businesses. */
export interface HandOut {
  how: HandOutInput['how'];
  givenOn: string;
  /** Who wrote it down. */
  by: string;
  businesses: string[];
}

/** To whom a report was given, how and when, in the order of the days. */
export async function listHandOuts(read: Reader, reportId: number): Promise<HandOut[]> {
  const rows = await read
    .selectFrom('survey_concerned')
    .innerJoin('business', 'business.id', 'survey_concerned.business_id')
    .select(['how', 'given_on', 'by', 'business.name'])
    .where('report_id', '=', reportId)
    .orderBy('given_on')
    .orderBy('survey_concerned.id')
    .limit(5000)
    .execute();
  const groups = Map.groupBy(rows, (row) => [row.given_on, row.how, row.by].join('|'));
  return [...groups.values()].map((own) => ({
    how: own[0]!.how,
    givenOn: own[0]!.given_on,
    by: own[0]!.by,
    businesses: own.map(({ name }) => name),
  }));
}
