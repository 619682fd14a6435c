import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { isBuilt, markBuilt } from './build-stamp.ts';

/** The build did not succeed; the message holds what it printed. */
export class BuildError extends Error {}

/**
 * Builds when there is no build of these sources yet; `astro build` is a process of its own.
 *
 * @param say is told what is done, a line at a time.
 * @throws {BuildError} when the build fails.
 */
export function buildIfNeeded(say: (line: string) => void): void {
  if (isBuilt()) return;
  say(existsSync('dist') ? 'The sources have changed, building …' : 'Building the site …');
  const result = spawnSync(process.execPath, ['node_modules/astro/bin/astro.mjs', 'build'], {
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' },
    encoding: 'utf8',
  });
  if (result.status !== 0)
    throw new BuildError(`The build failed:\n${result.stdout}${result.stderr}`);
  markBuilt();
}
