import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const DEBIAN = '/usr/bin/chromium';

/**
 * The browser the tests use: `CHROMIUM`, else Debian's own, which is installed when it is missing
 * and we may.
 *
 * @returns its path, or undefined when there is none and none can be installed.
 */
export function findChromium(say: (line: string) => void): string | undefined {
  const given = process.env['CHROMIUM'];
  if (given) return existsSync(given) ? given : undefined;
  if (existsSync(DEBIAN)) return DEBIAN;
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined;
  say('Installing Chromium with apt-get …');
  return install() && existsSync(DEBIAN) ? DEBIAN : undefined;
}

/** The font gives Japanese its shapes; without one every glyph is the same box. */
function install(): boolean {
  const apt = (...args: string[]) =>
    spawnSync('apt-get', args, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status === 0;
  return (
    apt('update', '-qq') &&
    apt('install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-noto-cjk')
  );
}
