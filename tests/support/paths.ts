import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder, with no slash at its end. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');

/** Everything the tests leave behind; ignored by git. */
export const CACHE = path.join(ROOT, '.cache/tests');

/** Tuesday 2026-11-24, 12:30 in Tokyo: a working day at noon. */
export const NOW = '2026-11-24T03:30:00.000Z';
