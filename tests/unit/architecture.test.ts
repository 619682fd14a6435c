import { describe, expect, test } from 'vitest';
import { importsOf, sourceFiles, type Import } from '../support/sources.ts';

/** What a file is, by where it lies: the rows and columns of the table below. */
const KINDS: [kind: string, path: RegExp][] = [
  ['gallery', /^src\/ui\/gallery\//],
  ['page', /^src\/pages\//],
  ['action index', /^src\/actions\//],
  ['middleware', /^src\/middleware\.ts$/],
  ['layout', /^src\/layouts\//],
  ['ui', /^src\/ui\//],
  ['i18n', /^src\/i18n\//],
  ['style', /^src\/styles\//],
  ['server', /^src\/server\//],
  ['cli', /^src\/cli\//],
  ['search index', /^src\/search\//],
  ['db', /^db\//],
  ['types', /^src\/[a-z-]+\.d\.ts$/],
  ['manifest', /^package\.json$/],
  ['actions', /^src\/features\/[^/]+\/actions\.ts$/],
  ['commands', /^src\/features\/[^/]+\/(?:[a-z-]+-)?commands\.ts$/],
  ['queries', /^src\/features\/[^/]+\/(?:[a-z-]+-)?queries\.ts$/],
  ['policy', /^src\/features\/[^/]+\/policy\.ts$/],
  ['schema', /^src\/features\/[^/]+\/schema\.ts$/],
  ['component', /^src\/features\/[^/]+\/components\/.+\.astro$/],
  ['island', /^src\/features\/[^/]+\/components\/.+\.svelte$/],
  ['view', /^src\/features\/[^/]+\/components\/.+\.ts$/],
  // Everything else of a feature, its sub-folders `hours/`, `import/` … included.
  ['part', /^src\/features\//],
  ['astro', /^astro(?:$|[:/])/],
  ['package', /^[@a-z]/],
];

interface May {
  /** Of its own feature. */
  own?: string;
  /** Of another feature. */
  other?: string;
  /** Outside of the features. */
  outside: string;
}

const list = (kinds: string) => kinds.split(', ');

/**
 * Who may import whom. Every feature may use `entries` (what all entries share), the queries of
 * `taxonomy` and the policy of `accounts` as if they were its own; the clock is no more than arithmetic and open to all.
 */
const TABLE: Record<string, May> = {
  page: {
    other: 'queries, policy, schema, component, island, view, part',
    outside: 'layout, ui, i18n, style, server/auth, server/cache, astro, package',
  },
  'action index': { other: 'actions', outside: 'astro' },
  actions: {
    own: 'schema, policy, commands, queries, part',
    other: 'schema, commands, queries, part',
    outside: 'server, db, i18n, astro, package',
  },
  commands: {
    own: 'queries, schema, policy, part, commands',
    other: 'queries, schema',
    outside: 'server, db, i18n, package',
  },
  queries: {
    own: 'schema, part, queries',
    other: 'queries, schema',
    outside: 'server/db, server/auth, db, package',
  },
  schema: { own: 'schema, part', other: 'schema', outside: 'package' },
  policy: { own: 'schema, part', other: 'schema', outside: 'package' },
  component: {
    own: 'component, island, view, part, schema, queries, policy',
    other: 'component, view, schema, queries',
    outside: 'ui, i18n, style, astro, package',
  },
  island: { own: 'island, view, schema', outside: 'ui, i18n, package' },
  view: {
    own: 'view, part, schema, queries, policy',
    other: 'view, schema, queries',
    outside: 'ui, i18n, package',
  },
  part: {
    own: 'part, view, schema, queries, policy, commands',
    other: 'part, schema, queries',
    // Nothing that must run in plain Node reaches a part with Astro in it: see below.
    outside: 'server, db, i18n, ui, astro, package',
  },
  'search index': { other: 'part, queries', outside: 'search index, server, db, i18n, package' },
  cli: {
    other: 'commands, queries, schema, part',
    outside: 'cli, search index, server, db, package',
  },
  middleware: { outside: 'server, i18n, astro' },
  // The search and the notice that is important now stand on every page.
  layout: { other: 'view, component, queries', outside: 'layout, ui, i18n, style, astro, package' },
  gallery: { outside: 'gallery, ui, layout, i18n, style, astro, package' },
  ui: { outside: 'ui, i18n, style, astro, package' },
  i18n: { outside: 'i18n' },
  server: { outside: 'server, db, manifest, package' },
  db: { outside: 'db, package' },
  types: { outside: 'server, i18n' },
};

/** Runs in plain Node and in tests, whatever is imported on the way. */
const FREE_OF_ASTRO = [
  'commands',
  'queries',
  'schema',
  'policy',
  'search index',
  'cli',
  'server',
  'db',
  'i18n',
];

const files = sourceFiles('src', 'db');
const byPath = new Map(files.map((file) => [file.path, file]));

function kindOf(path: string): string {
  return KINDS.find(([, pattern]) => pattern.test(path))?.[0] ?? 'unknown';
}

/** The feature a file belongs to, or its top-level room. */
function roomOf(path: string): string {
  return /^src\/features\/[^/]+/.exec(path)?.[0] ?? /^(?:src\/[^/]+|db)/.exec(path)?.[0] ?? path;
}

const isShared = (path: string) =>
  path.startsWith('src/features/entries/') ||
  ['src/features/taxonomy/queries.ts', 'src/features/accounts/policy.ts'].includes(path);

function isAllowed(from: string, { to, typesOnly }: Import): boolean {
  const [may, kind] = [TABLE[kindOf(from)]!, kindOf(to)];
  if (to === 'src/server/clock.ts') return kindOf(from) !== 'ui' && kindOf(from) !== 'i18n';
  // Who only names a type depends on nothing that runs.
  if (typesOnly && (kind === 'db' || to === 'src/server/auth/actor.ts')) return true;
  if (!to.startsWith('src/features/')) {
    const room = to.startsWith('src/server/')
      ? [`server/${/^src\/server\/(\w+)/.exec(to)?.[1]}`]
      : [];
    return [kind, ...room].some((name) => list(may.outside).includes(name));
  }
  const isOwn = roomOf(from) === roomOf(to);
  const shared =
    isShared(to) && (may.own !== undefined || may.other !== undefined || kindOf(from) === 'layout');
  return shared || list((isOwn ? may.own : may.other) ?? '').includes(kind);
}

/** Every file that is reached from one, with the way to it. */
function reached(start: string, skip: (path: string) => boolean): Map<string, string[]> {
  const ways = new Map<string, string[]>([[start, [start]]]);
  for (const [path, way] of ways) {
    const file = byPath.get(path);
    if (!file || skip(path)) continue;
    for (const { to, typesOnly } of importsOf(file))
      if (!typesOnly && !ways.has(to)) ways.set(to, [...way, to]);
  }
  return ways;
}

describe('the house', () => {
  test('has a place for every file', () => {
    expect(files.length).toBeGreaterThan(100);
    expect(files.filter(({ path }) => !(kindOf(path) in TABLE)).map(({ path }) => path)).toEqual(
      [],
    );
  });

  test('holds to who may import whom', () => {
    const wrong = files.flatMap((file) =>
      importsOf(file)
        .filter((one) => !isAllowed(file.path, one))
        .map(({ to }) => `${kindOf(file.path)} ${file.path} → ${kindOf(to)} ${to}`),
    );
    expect(wrong).toEqual([]);
  });

  test('goes from room to room by #…/x.ts', () => {
    const wrong = files
      .filter(({ path }) => kindOf(path) !== 'types')
      .flatMap((file) =>
        importsOf(file)
          .filter(({ written, to }) => {
            const crosses = roomOf(file.path) !== roomOf(to) && /\.(?:ts|astro|svelte)$/.test(to);
            const isProject = /^[.#]/.test(written);
            return (
              isProject &&
              ((crosses && written.startsWith('.')) || !/\.[a-z]+(?:\?url)?$/.test(written))
            );
          })
          .map(({ written }) => `${file.path}: ${written}`),
      );
    expect(wrong).toEqual([]);
  });

  test('imports only files that are there', () => {
    const missing = files.flatMap((file) =>
      importsOf(file)
        .filter(({ to }) => /^(?:src|db)\/.*\.(?:ts|astro|svelte)$/.test(to) && !byPath.has(to))
        .map(({ written }) => `${file.path}: ${written}`),
    );
    expect(missing).toEqual([]);
  });

  test('lets no page reach a command but through an action', () => {
    const isAction = (path: string) => /^(?:actions|action index)$/.test(kindOf(path));
    const wrong = files
      .filter(({ path }) => kindOf(path) === 'page')
      .flatMap(({ path }) =>
        [...reached(path, isAction)].filter(([to]) => kindOf(to) === 'commands'),
      )
      .map(([, way]) => way.join(' → '));
    expect(wrong).toEqual([]);
  });

  test('keeps what runs in plain Node free of Astro', () => {
    const wrong = files
      .filter(({ path }) => FREE_OF_ASTRO.includes(kindOf(path)))
      .flatMap(({ path }) =>
        [...reached(path, () => false)].filter(([to]) => kindOf(to) === 'astro'),
      )
      .map(([, way]) => way.join(' → '));
    expect(wrong).toEqual([]);
  });
});
