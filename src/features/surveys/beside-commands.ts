import { toIso } from '#server/clock.ts';
import type { Tx } from '#server/db.ts';
import type { CountingPoint, PrintedFigure, ReferenceFigure } from './understood.ts';

/** Says how the points of a survey's sheets are called and where they are. */
export async function putPoints(
  tx: Tx,
  surveyId: number,
  points: readonly CountingPoint[],
): Promise<void> {
  if (points.length === 0) return;
  await tx
    .insertInto('counting_point')
    .values(
      points.map(({ activeFrom, activeUntil, ...point }) => ({
        survey_id: surveyId,
        ...point,
        active_from: activeFrom,
        active_until: activeUntil,
      })),
    )
    .onConflict((oc) =>
      oc.columns(['survey_id', 'key']).doUpdateSet((eb) => ({
        name: eb.ref('excluded.name'),
        lat: eb.ref('excluded.lat'),
        lng: eb.ref('excluded.lng'),
        active_from: eb.ref('excluded.active_from'),
        active_until: eb.ref('excluded.active_until'),
      })),
    )
    .execute();
}

/** As many rows as one statement takes. */
const AT_ONCE = 500;

/** Keeps printed figures; what was there under the same key of the same time is replaced. */
export async function putPrinted(
  tx: Tx,
  surveyId: number,
  figures: readonly PrintedFigure[],
  by: string,
  at: Date,
): Promise<void> {
  const rows = figures.map((figure) => ({ survey_id: surveyId, ...figure, by, at: toIso(at) }));
  for (let i = 0; i < rows.length; i += AT_ONCE)
    await tx
      .insertInto('printed_figure')
      .values(rows.slice(i, i + AT_ONCE))
      .onConflict((oc) =>
        oc.columns(['survey_id', 'period', 'key']).doUpdateSet((eb) => ({
          value: eb.ref('excluded.value'),
          source: eb.ref('excluded.source'),
          by: eb.ref('excluded.by'),
          at: eb.ref('excluded.at'),
        })),
      )
      .execute();
}

/**
 * Takes away every printed figure of a source. What was published with them stays as it was.
 *
 * @returns whether there were any.
 */
export async function removePrinted(tx: Tx, surveyId: number, source: string): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('printed_figure')
    .where('survey_id', '=', surveyId)
    .where('source', '=', source)
    .executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
}

/** Keeps figures of other surveys; a newer value of the same figure replaces the older. */
export async function putReferences(
  tx: Tx,
  surveyId: number,
  figures: readonly ReferenceFigure[],
  by: string,
  at: Date,
): Promise<void> {
  const rows = figures.map(({ survey, adjusted, ...figure }) => ({
    survey_id: surveyId,
    source: survey,
    adjusted: adjusted ? 1 : 0,
    ...figure,
    by,
    at: toIso(at),
  }));
  for (let i = 0; i < rows.length; i += AT_ONCE)
    await tx
      .insertInto('reference_figure')
      .values(rows.slice(i, i + AT_ONCE))
      .onConflict((oc) =>
        oc
          .columns([
            'survey_id',
            'source',
            'area',
            'quarter',
            'industry',
            'item',
            'basis',
            'horizon',
            'adjusted',
          ])
          .doUpdateSet((eb) => ({
            di: eb.ref('excluded.di'),
            by: eb.ref('excluded.by'),
            at: eb.ref('excluded.at'),
          })),
      )
      .execute();
}
