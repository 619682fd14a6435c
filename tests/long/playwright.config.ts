import { defineConfig } from 'playwright/test';
import daily from '../playwright.config.ts';

export default defineConfig(daily, { testDir: './e2e', globalSetup: '../support/before-all.ts' });
