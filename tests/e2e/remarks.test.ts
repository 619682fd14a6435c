import { parseHTML } from 'linkedom';
import { COUPON_SECTIONS } from '#features/coupons/editing.ts';
import type { Kind } from '#features/drafts/schema.ts';
import { EVENT_SECTIONS } from '#features/events/editing.ts';
import { JOB_SECTIONS } from '#features/jobs/editing.ts';
import { PRODUCT_SECTIONS } from '#features/products/editing.ts';
import { SHOP_SECTIONS } from '#features/shops/editing.ts';
import { signIn } from '../support/login.ts';
import { NOW } from '../support/paths.ts';
import type { Site } from '../support/process.ts';
import { rowsOf } from '../support/rows.ts';
import { expect, test } from '../support/server.ts';

/** The forms of each kind by the end of their address, with the fields each of them shows. */
const FORMS: Record<Kind, Readonly<Record<string, readonly string[]>>> = {
  shop: { ...SHOP_SECTIONS, hours: ['hours'], closings: ['exceptions', 'closure'] },
  coupon: COUPON_SECTIONS,
  job: JOB_SECTIONS,
  event: EVENT_SECTIONS,
  product: PRODUCT_SECTIONS,
};
/** The one kind of employment that shows every field. */
const DISPATCHED = '{"employmentType":"dispatch"}';
const remarkOn = (field: string) => `〔${field}〕を見てください`;

/** Gives an entry of the café back with a remark on every field, and says its id. */
function giveBack({ dataDir }: Site, kind: Kind, fields: readonly string[]): number {
  const shop = "(select id from shop where slug = 'kohi-hitsujigumo')";
  const business = "(select business_id from shop where slug = 'kohi-hitsujigumo')";
  const owner = kind === 'event' ? `business_id = ${business}` : `shop_id = ${shop}`;
  const [entry] = rowsOf<{ id: number }>(
    dataDir,
    `select id from ${kind} where ${kind === 'shop' ? `id = ${shop}` : owner} order by id limit 1`,
  );
  const remark = { general: '', fields: Object.fromEntries(fields.map((f) => [f, remarkOn(f)])) };
  rowsOf(
    dataDir,
    `insert into revision (kind, entry_id, number, state, body, base_version, author, at, remark)
     values (?, ?, 999, 'returned', ?, 1, '店主', ?, ?) returning id`,
    ...[kind, entry!.id, kind === 'job' ? DISPATCHED : '{}', NOW, JSON.stringify(remark)],
  );
  return entry!.id;
}

for (const kind of Object.keys(FORMS) as Kind[])
  test(`what the staff said of a field stands beside it, once, in every form: ${kind}`, async ({
    site,
  }) => {
    const forms = Object.entries(FORMS[kind]);
    const id = giveBack(site, kind, [...new Set(forms.flatMap(([, fields]) => fields))]);
    const cookie = await signIn(site, 'owner@example.jp');
    for (const [section, fields] of forms) {
      const path = `/member/${kind}s/${id}/${section}`;
      const answer = await fetch(site.url + path, { headers: { cookie } });
      expect(answer.status, path).toBe(200);
      const { document } = parseHTML(await answer.text());
      const said = [...document.querySelectorAll('form .remark')].map(({ textContent }) =>
        String(textContent)
          .replace(/[^〔]*(〔.*)/su, '$1')
          .trim(),
      );
      const rest = [...document.querySelectorAll('[data-rest] .remark')];
      expect(rest.length, `${path}: away from their fields`).toBe(
        fields.includes('deferred') ? 1 : 0,
      );
      expect(said.sort(), path).toEqual(fields.map(remarkOn).sort());
    }
  });
