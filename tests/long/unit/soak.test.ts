import { readFileSync, rmSync } from 'node:fs';
import { expect, test } from 'vitest';
import { startSite, type Site } from '../../support/process.ts';
import { rowsOf, tellChange } from '../../support/rows.ts';
import { copyTemplate } from '../../support/template.ts';

const SECOND = 1000;
const WARM_UP_MS = 180 * SECOND;
const MEASURED_MS = 600 * SECOND;
const SAMPLE_MS = 5 * SECOND;
/** Of what it took at the beginning. */
const MOST_GROWTH = 0.05;
const AT_ONCE = 8;

/** Public addresses of every kind, lists in many forms among them. */
function paths({ dataDir }: Site): string[] {
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

function rssOf({ process: { pid } }: Site): number {
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))!;
  return (Number(kilobytes) * 1024) / 1e6;
}

const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

test('ten minutes of mixed load leave the memory where it was', { timeout: 900_000 }, async () => {
  const dataDir = await copyTemplate('soak');
  const site = await startSite(dataDir, { LOG_LEVEL: 'silent' });
  const all = paths(site);
  const ends = performance.now() + WARM_UP_MS + MEASURED_MS;
  const isOn = () => performance.now() < ends;
  const encodings = ['br', 'gzip', 'identity'];
  let asked = 0;
  const reader = async () => {
    for (; isOn(); asked += 1) {
      const path = all[(asked * 7919) % all.length]!;
      const headers = { 'Accept-Encoding': encodings[asked % encodings.length]! };
      const answer = await fetch(site.url + path, { headers });
      await answer.arrayBuffer();
      expect(answer.status, path).toBeLessThan(500);
      if (asked % 200 === 0) tellChange(dataDir, `shop:${1 + (asked % 50)}`);
    }
  };
  const samples: number[] = [];
  const sampler = setInterval(() => samples.push(rssOf(site)), SAMPLE_MS);
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
