import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildIfNeeded, BuildError } from '../src/cli/build.ts';
import { findChromium } from './support/chromium.ts';
import { CACHE, ROOT } from './support/paths.ts';

/**
 * `npm test`: everything, the browser tests included; the last line sums it up. With `--long` what
 * takes too long for every day.
 */
interface Sum {
  passed: number;
  failed: number;
  skipped: number;
}

const say = (line: string) => process.stdout.write(`${line}\n`);
const isLong = process.argv.includes('--long');
const configOf = (runner: 'vitest' | 'playwright') =>
  isLong
    ? `tests/long/${runner}.config.ts`
    : { vitest: 'vitest.config.ts', playwright: 'tests/playwright.config.ts' }[runner];
const report = (name: string) => path.join(CACHE, `${name}.json`);

function unit(): Sum {
  const status = run('node_modules/vitest/vitest.mjs', [
    'run',
    `--config=${configOf('vitest')}`,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report('vitest')}`,
  ]);
  const told = read<{ numPassedTests: number; numFailedTests: number; numPendingTests: number }>(
    'vitest',
  );
  return sum(status, told?.numPassedTests, told?.numFailedTests, told?.numPendingTests);
}

function browser(chromium: string): Sum {
  const status = run(
    'node_modules/playwright/cli.js',
    ['test', '--config', configOf('playwright')],
    {
      CHROMIUM: chromium,
    },
  );
  const told = read<{
    stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  }>('playwright');
  const { expected = 0, unexpected, flaky = 0, skipped } = told?.stats ?? {};
  if (flaky > 0) say(`${flaky} passed at the second try only: see "flaky" above, and mend them.`);
  return sum(status, expected + flaky, unexpected, skipped);
}

/** A runner that fails without a failed test (a file that does not load) counts as one failure. */
function sum(status: number | null, passed = 0, failed = 0, skipped = 0): Sum {
  return { passed, failed: status === 0 ? failed : Math.max(failed, 1), skipped };
}

function run(program: string, args: string[], env: Record<string, string> = {}): number | null {
  return spawnSync(process.execPath, [program, ...args], {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
  }).status;
}

function read<T>(name: string): T | undefined {
  try {
    return JSON.parse(readFileSync(report(name), 'utf8')) as T;
  } catch {
    return undefined;
  }
}

function summary(sums: Sum[]): { line: string; ok: boolean } {
  const add = (key: keyof Sum) => sums.reduce((total, one) => total + one[key], 0);
  const [passed, failed, skipped] = [add('passed'), add('failed'), add('skipped')];
  const line = `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
  return { line, ok: failed === 0 && passed > 0 };
}

process.chdir(ROOT);
rmSync(path.join(CACHE, 'summary.txt'), { force: true });
mkdirSync(CACHE, { recursive: true });
const chromium = findChromium(say);
if (!chromium) {
  say(
    "The browser tests need Chromium: install Debian's package `chromium`, or set CHROMIUM to the path of one.",
  );
  process.exit(1);
}
try {
  buildIfNeeded(say);
} catch (error) {
  if (!(error instanceof BuildError)) throw error;
  say(error.message);
  process.exit(1);
}
for (const left of ['data', 'vitest.json', 'playwright.json']) {
  rmSync(path.join(CACHE, left), { recursive: true, force: true });
}
const { line, ok } = summary([unit(), browser(chromium)]);
writeFileSync(path.join(CACHE, 'summary.txt'), `${line}\n`);
say(line);
process.exitCode = ok ? 0 : 1;
