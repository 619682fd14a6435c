import { stringify } from 'csv-stringify/sync';
import { campaignDeskJa } from '#i18n/campaign-desk.ja.ts';
import type { CampaignResults } from './result-queries.ts';

/** A campaign's results for a spreadsheet: UTF-8 with BOM; a cell that looks like a formula is defused. */
export function resultFile({ shops, total, page }: CampaignResults): string {
  const { results: t } = campaignDeskJa;
  const { columns: c } = t;
  return stringify(
    [
      [c.shop, c.role, c.views, c.uses, c.clicks],
      ...shops.map((one) => [one.shop, one.role, one.views, one.uses, one.clicks]),
      [t.total, '', total.views, total.uses, total.clicks],
      [t.page, '', page, '', ''],
    ],
    { record_delimiter: 'windows', escape_formulas: true, bom: true },
  );
}
