import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { NOW, ROOT } from './paths.ts';

/** The chunks the server was built into. */
function chunks(): string[] {
  return globSync('dist/server/chunks/*.mjs', { cwd: ROOT }).map((file) =>
    readFileSync(path.join(ROOT, file), 'utf8'),
  );
}

/** The patterns of every route that was built, from the manifest the server itself reads. */
export function builtRoutes(): string[] {
  const manifest = chunks().flatMap((text) => /deserializeManifest\(\{.*/.exec(text) ?? []);
  const routes = [...manifest.join('').matchAll(/"route":"(\/[^"]*)"/g)];
  return [...new Set(routes.map(([, route]) => route!))].sort();
}

/** The module the server's manifest names for the actions. */
function actionsModule(): string {
  const named = chunks().flatMap(
    (text) => /actions: \(\) => import\("\.\/([^"]+)"\)/.exec(text) ?? [],
  );
  return path.join(ROOT, 'dist/server/chunks', named[1]!);
}

const LIST = `
  const { server } = await import(process.argv[1]);
  const names = (group, way) => Object.entries(group).flatMap(([name, one]) =>
    typeof one === 'function' ? [[...way, name].join('.')] : names(one, [...way, name]));
  process.stdout.write(JSON.stringify(names(server, [])));
  process.exit(0);
`;

/** The names of every action that was built; the module is read in a process of its own. */
export function builtActions(dataDir: string): string[] {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ['--input-type=module', '-e', LIST, actionsModule()],
    { cwd: ROOT, encoding: 'utf8', env: { PATH: process.env['PATH'], DATA_DIR: dataDir, NOW } },
  );
  if (stdout === '') throw new Error(stderr);
  return (JSON.parse(stdout) as string[]).sort();
}
