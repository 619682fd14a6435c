import { exportJa as t } from '#i18n/export.ja.ts';
import type { Reader } from '#server/db.ts';
import { moment, said, tableOf, yes } from './table.ts';

const { columns: c } = t;

export function campaignTable(read: Reader) {
  const page = (after: number, size: number) =>
    read
      .selectFrom('campaign')
      .selectAll()
      .where('id', '>', after)
      .orderBy('id')
      .limit(size)
      .execute();
  return tableOf(
    [
      [c.number, ({ id }) => id],
      [c.path, ({ slug }) => `/campaigns/${slug}`],
      [c.visibility, ({ visibility }) => said(visibility)],
      [c.name, ({ name }) => name],
      [c.nameEn, (row) => row.name_en],
      [c.from, (row) => row.starts_on],
      [c.until, (row) => row.ends_on],
      [c.lead, ({ lead }) => lead],
      [c.leadEn, (row) => row.lead_en],
      [c.text, ({ body }) => body],
      [c.textEn, (row) => row.body_en],
    ],
    page,
  );
}

export function participantTable(read: Reader) {
  const page = (after: number, size: number) =>
    read
      .selectFrom('campaign_participant as part')
      .innerJoin('campaign', 'campaign.id', 'part.campaign_id')
      .innerJoin('business', 'business.id', 'part.business_id')
      .leftJoin('shop', 'shop.id', 'part.shop_id')
      .selectAll('part')
      .select(['campaign.name as campaign', 'business.name as business', 'shop.name as shop'])
      .where('part.id', '>', after)
      .orderBy('part.id')
      .limit(size)
      .execute();
  return tableOf(
    [
      [c.number, ({ id }) => id],
      [c.campaign, ({ campaign }) => campaign],
      [c.order, ({ position }) => position],
      [c.business, ({ business }) => business],
      [c.shop, ({ shop }) => shop],
      [c.part, ({ role }) => role],
      [c.dish, ({ dish }) => dish],
      [c.price, ({ price }) => price],
      [c.days, ({ days }) => days],
    ],
    page,
  );
}

export function newsTable(read: Reader) {
  const page = (after: number, size: number) =>
    read
      .selectFrom('news')
      .leftJoin('business', 'business.id', 'news.business_id')
      .selectAll('news')
      .select('business.name as business')
      .where('news.id', '>', after)
      .orderBy('news.id')
      .limit(size)
      .execute();
  return tableOf(
    [
      [c.number, ({ id }) => id],
      [c.path, ({ slug }) => `/news/${slug}`],
      [c.business, ({ business }) => business],
      [c.visibility, ({ visibility }) => said(visibility)],
      [c.important, ({ importance }) => yes(Number(importance === 'important'))],
      [c.from, (row) => moment(row.publish_from)],
      [c.until, (row) => moment(row.publish_until)],
      [c.title, ({ title }) => title],
      [c.titleEn, (row) => row.title_en],
      [c.text, ({ body }) => body],
      [c.textEn, (row) => row.body_en],
    ],
    page,
  );
}

/** Reports with what was published of them last; each one's own figures are files beside it. */
export function reportTable(read: Reader) {
  const page = (after: number, size: number) =>
    read
      .selectFrom('survey_report as report')
      .innerJoin('survey', 'survey.id', 'report.survey_id')
      .leftJoin('survey_release as release', (join) =>
        join
          .onRef('release.report_id', '=', 'report.id')
          .on('release.cancelled_at', 'is', null)
          .on('release.number', '=', (eb) =>
            eb
              .selectFrom('survey_release as newest')
              .select((n) => n.fn.max('newest.number').as('n'))
              .where('newest.cancelled_at', 'is', null)
              .whereRef('newest.report_id', '=', 'report.id'),
          ),
      )
      .select(['report.id', 'report.slug', 'report.period_from', 'report.period_until'])
      .select(['report.updated_at', 'report.updated_by', 'survey.name', 'survey.kind'])
      .select(['release.number', 'release.visible_from', 'release.audience', 'release.reason'])
      .where('report.id', '>', after)
      .orderBy('report.id')
      .limit(size)
      .execute();
  return tableOf(
    [
      [c.number, ({ id }) => id],
      [c.survey, ({ name }) => name],
      [c.kind, ({ kind }) => said(kind)],
      [c.path, ({ slug }) => `/surveys/${slug}`],
      [c.from, (row) => row.period_from],
      [c.until, (row) => row.period_until],
      [c.release, ({ number }) => number],
      [c.publishedAt, (row) => moment(row.visible_from)],
      [c.audience, ({ audience }) => said(audience)],
      [c.reason, ({ reason }) => reason],
      [c.updatedAt, (row) => moment(row.updated_at)],
      [c.by, (row) => row.updated_by],
    ],
    page,
  );
}

/** The plan's targets, each with what came of it. */
export function planTable(read: Reader) {
  const page = (after: number, size: number) =>
    read
      .selectFrom('plan_target as target')
      .leftJoin('plan_result as result', (join) =>
        join
          .onRef('result.year', '=', (eb) => eb.ref('target.period').$castTo<'R7'>())
          .onRef('result.chapter', '=', 'target.chapter')
          .onRef('result.indicator', '=', 'target.indicator'),
      )
      .selectAll('target')
      .select(['result.result', 'result.comment', 'result.improvement', 'result.outcome'])
      .where('target.id', '>', after)
      .orderBy('target.id')
      .limit(size)
      .execute();
  return tableOf(
    [
      [c.number, ({ id }) => id],
      [c.chapter, ({ chapter }) => chapter],
      [c.indicator, ({ indicator }) => indicator],
      [c.unit, ({ unit }) => unit],
      [c.period, ({ period }) => said(period)],
      [c.target, ({ target }) => target],
      [c.result, ({ result }) => result],
      [c.note, ({ comment }) => comment],
      [c.improvement, ({ improvement }) => improvement],
      [c.outcome, ({ outcome }) => outcome],
    ],
    page,
  );
}
