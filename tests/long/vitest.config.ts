import { defineConfig, mergeConfig } from 'vitest/config';
import daily from '../../vitest.config.ts';

export default mergeConfig(
  { ...daily, test: { ...daily.test, include: [] } },
  defineConfig({ test: { include: ['tests/long/unit/**/*.test.ts'], testTimeout: 600_000 } }),
);
