import type { Tx } from '#server/db.ts';
import { toIso } from '#server/clock.ts';
import { getReport } from './draft-queries.ts';
import type { HandOutInput } from './hand-outs.ts';
import type { SheetNote } from './understood.ts';

/**
 * Records which businesses a report concerns and was given to, how and when; the count is the
 * plan's evidence. One name nobody has refuses all, so that nothing is half recorded.
 *
 * @returns undefined when there is no such report.
 */
export async function giveReport(
  tx: Tx,
  { id, businesses, how, givenOn }: HandOutInput,
  by: string,
  at: Date,
): Promise<{ given: number } | { unknown: SheetNote[] } | undefined> {
  if (!(await getReport(tx, id))) return undefined;
  const found = await tx
    .selectFrom('business')
    .select(['id', 'name', 'member_number'])
    .where((eb) => eb.or([eb('name', 'in', businesses), eb('member_number', 'in', businesses)]))
    .execute();
  const unknown = businesses.flatMap((name, i): SheetNote[] => {
    const own = found.filter((one) => one.name === name || one.member_number === name);
    if (own.length === 1) return [];
    return [{ row: i + 1, what: own.length === 0 ? 'noBusiness' : 'manyBusinesses', text: name }];
  });
  if (unknown.length > 0) return { unknown };
  await tx
    .insertInto('survey_concerned')
    .values(
      found.map((one) => ({
        report_id: id,
        business_id: one.id,
        how,
        given_on: givenOn,
        by,
        at: toIso(at),
      })),
    )
    // The same once more says nothing new; another day or way is another record.
    .onConflict((oc) => oc.columns(['report_id', 'business_id', 'how', 'given_on']).doNothing())
    .execute();
  await tx
    .insertInto('change')
    .values({ tag: `survey:${id}`, at: toIso(at) })
    .execute();
  return { given: found.length };
}
