import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/unit/**/*.test.ts'],
    env: { TZ: 'UTC' },
    maxWorkers: 2,
    globalSetup: 'tests/support/before-all.ts',
    // Some start child processes; a machine that is busy with other things is no failure.
    testTimeout: 30_000,
  },
});
