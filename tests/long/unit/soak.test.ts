import { rmSync } from 'node:fs';
import { expect, test } from 'vitest';
import { startSite } from '../../bench/processes.ts';
import { rowsOf, tellChange } from '../../support/rows.ts';
import { copyTemplate } from '../../support/template.ts';

const SECOND = 1000;
const WARM_UP_MS = 180 * SECOND;
const MEASURED_MS = 600 * SECOND;
const SAMPLE_MS = 5 * SECOND;
/** Of what it took at the beginning. */
const MOST_GROWTH = 0.05;
const AT_ONCE = 8;
const PAGE_CACHE_MB = 64;

/** Public addresses of every kind, lists in many forms among them. */
function paths(dataDir: string): string[] {
  const kinds = ['shop', 'coupon', 'job', 'event', 'product'];
  return kinds.flatMap((kind) => [
    `/${kind}s`,
    `/en/${kind}s`,
    ...Array.from({ length: 40 }, (_, i) => `/${kind}s?q=${i}&page=1`),
    ...rowsOf<{ slug: string }>(dataDir, `select slug from ${kind} limit 100`).map(
      ({ slug }) => `/${kind}s/${slug}`,
    ),
  ]);
}

const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

test('ten minutes of mixed load leave the memory where it was', { timeout: 900_000 }, async () => {
  const dataDir = await copyTemplate('soak');
  // With the options `npm start` gives: they decide how much is taken before it is given back.
  const site = await startSite(dataDir, PAGE_CACHE_MB);
  const all = paths(dataDir);
  const ends = performance.now() + WARM_UP_MS + MEASURED_MS;
  const isOn = () => performance.now() < ends;
  const encodings = ['br', 'gzip', 'identity'];
  let asked = 0;
  const reader = async () => {
    for (; isOn(); asked += 1) {
      const path = all[(asked * 7919) % all.length]!;
      const headers = { 'Accept-Encoding': encodings[asked % encodings.length]! };
      const answer = await fetch(`http://localhost:${site.port}${path}`, { headers });
      await answer.arrayBuffer();
      expect(answer.status, path).toBeLessThan(500);
      if (asked % 200 === 0) tellChange(dataDir, `shop:${1 + (asked % 50)}`);
    }
  };
  const samples: number[] = [];
  const sampler = setInterval(() => samples.push(site.rss()!), SAMPLE_MS);
  await Promise.all(Array.from({ length: AT_ONCE }, reader));
  clearInterval(sampler);
  await site.stop();
  rmSync(dataDir, { recursive: true });

  const measured = samples.slice(WARM_UP_MS / SAMPLE_MS);
  const minute = (60 * SECOND) / SAMPLE_MS;
  const [first, last] = [measured.slice(0, minute), measured.slice(-minute)].map(mean);
  process.stdout.write(
    `${asked} requests; ${first!.toFixed(1)} MB in the first minute, ${last!.toFixed(1)} MB in the last\n`,
  );
  expect(last! / first!).toBeLessThan(1 + MOST_GROWTH);
});
