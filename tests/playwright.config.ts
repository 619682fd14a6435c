import path from 'node:path';
import { defineConfig } from 'playwright/test';
import { CACHE } from './support/paths.ts';

const QUIET = ['--disable-background-networking', '--disable-component-update', '--disable-sync'];

export default defineConfig({
  testDir: './e2e',
  testMatch: '**/*.test.ts',
  outputDir: path.join(CACHE, 'results'),
  reporter: [['list'], ['json', { outputFile: path.join(CACHE, 'playwright.json') }]],
  globalSetup: './support/before-all.ts',
  workers: 2,
  fullyParallel: true,
  forbidOnly: process.env['CI'] !== undefined,
  // A machine that builds may be busy with others; whoever works here sees every failure.
  retries: process.env['CI'] === undefined ? 0 : 1,
  // A machine that is busy with other things is no failure.
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: {
    locale: 'ja-JP',
    timezoneId: 'Asia/Tokyo',
    viewport: { width: 360, height: 740 },
    trace: 'off',
    launchOptions: {
      executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
      // Without a language Chromium names no file that is not in ASCII.
      env: { ...process.env, LC_ALL: 'C.UTF-8' },
      args: ['--no-sandbox', '--disable-gpu', ...QUIET],
    },
  },
});
