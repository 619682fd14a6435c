import { rmSync } from 'node:fs';
import { signIn } from '../../support/login.ts';
import { NOW } from '../../support/paths.ts';
import { startSite, type Site } from '../../support/process.ts';
import { rowsOf } from '../../support/rows.ts';
import { expect, test } from '../../support/server.ts';
import { copyTemplate } from '../../support/template.ts';

const ROUNDS = 200;

/** Makes `count` things wait: nine submissions of real entries to each report. */
function queueUp({ dataDir }: Site, count: number): void {
  rowsOf(dataDir, "delete from revision where state = 'submitted' returning id");
  rowsOf(dataDir, 'delete from inbox_message returning id');
  const numbered = `with recursive n(i) as (select 1 union all select i + 1 from n where i < ?)`;
  rowsOf(
    dataDir,
    `${numbered}, shops as (select id, row_number() over (order by id) - 1 as place,
       count(*) over () as total from shop where visibility = 'published')
     insert into revision (kind, entry_id, number, state, body, base_version, author, at)
     select 'shop', shops.id, 1000 + i, 'submitted', '{"name":"待つ店"}', 1, '店主', '${NOW}'
     from n join shops on place = i % total where i % 10 returning id`,
    count,
  );
  rowsOf(
    dataDir,
    `${numbered} insert into inbox_message (kind, body, fields, locale, form_key, created_at)
     select 'report', '電話番号が違います。', '{"fault":"wrong"}', 'ja', 'k' || i, '${NOW}'
     from n where i % 10 = 0 returning id`,
    count,
  );
}

/** The 95th percentile of a page's time in ms, asked one after the other. */
async function p95(site: Site, path: string, Cookie: string): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < ROUNDS; i += 1) {
    const began = performance.now();
    const answer = await fetch(site.url + path, { headers: { Cookie } });
    await answer.text();
    times.push(performance.now() - began);
    expect(answer.status).toBe(200);
  }
  return times.sort((a, b) => a - b)[Math.ceil(ROUNDS * 0.95) - 1]!;
}

test('the queue is quick with ten and with five thousand waiting', async () => {
  test.setTimeout(300_000);
  const dataDir = await copyTemplate('queue');
  const site = await startSite(dataDir);
  const Cookie = await signIn(site, 'staff@example.jp');
  await p95(site, '/staff', Cookie);
  for (const waiting of [10, 5000]) {
    queueUp(site, waiting);
    const last = Math.ceil(waiting / 50);
    for (const path of ['/staff', `/staff?page=${last}`, '/staff?show=report']) {
      const took = await p95(site, path, Cookie);
      process.stdout.write(`${waiting} waiting, ${path}: p95 ${took.toFixed(1)} ms\n`);
    }
  }
  await site.stop();
  rmSync(dataDir, { recursive: true });
});
