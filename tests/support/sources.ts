import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './paths.ts';

export interface SourceFile {
  /** From the project's folder: `src/pages/404.astro`. */
  path: string;
  text: string;
}

export interface Import {
  /** As it is written. */
  written: string;
  /** A file of the project from its folder, or the package as it is written. */
  to: string;
  typesOnly: boolean;
}

/** The project's own sources below the given folders. */
export function sourceFiles(...folders: string[]): SourceFile[] {
  return folders
    .flatMap((folder) => globSync(`${folder}/**/*.{ts,astro,svelte}`, { cwd: ROOT }))
    .sort()
    .map((file) => ({ path: file, text: readFileSync(path.join(ROOT, file), 'utf8') }));
}

const STATEMENT = /(?:^|\n)\s*(?:import|export)\s+(type\s)?[^'";]*?\bfrom\s+'([^']+)'/g;
const BARE = /(?:^|\n)\s*import\s+'([^']+)'/g;
const DYNAMIC = /\bimport\(\s*'([^']+)'\s*\)/g;

const ALIASES: Record<string, string> = {
  '#db/': 'db/',
  '#server/': 'src/server/',
  '#features/': 'src/features/',
  '#search/': 'src/search/',
  '#ui/': 'src/ui/',
  '#layouts/': 'src/layouts/',
  '#i18n/': 'src/i18n/',
};

/** Everything a file imports, lazily or not. */
export function importsOf(file: SourceFile): Import[] {
  const found = (written: string, typesOnly = false) => ({
    written,
    to: resolve(file.path, written),
    typesOnly,
  });
  return [
    ...[...file.text.matchAll(STATEMENT)].map(([, type, written]) =>
      found(written!, type !== undefined),
    ),
    ...[...file.text.matchAll(BARE)].map(([, written]) => found(written!)),
    ...[...file.text.matchAll(DYNAMIC)].map(([, written]) => found(written!)),
  ];
}

function resolve(from: string, written: string): string {
  if (written.startsWith('.')) return path.join(path.dirname(from), written);
  const alias = Object.keys(ALIASES).find((prefix) => written.startsWith(prefix));
  return alias ? ALIASES[alias]! + written.slice(alias.length) : written;
}
