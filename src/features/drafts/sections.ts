import type { Body } from './schema.ts';

/** The short forms a kind of entry is written with, in their order; each saves its own fields. */
export interface Sections<S extends string> {
  fields: Readonly<Record<S, readonly string[]>>;
  /** Those an entry has as it stands. */
  of(body: Body): readonly S[];
  is(name: string | undefined): name is S;
  /** The one a field is mended in. */
  holding(field: string): S;
  /** The one after another, or undefined. */
  after(section: S, body: Body): S | undefined;
}

/** @param of those an entry has as it stands; all of them where it is left out. */
export function sectionsOf<S extends string>(
  fields: Readonly<Record<S, readonly string[]>>,
  of?: (body: Body) => readonly S[],
): Sections<S> {
  const names = Object.keys(fields) as S[];
  const shown = of ?? (() => names);
  return {
    fields,
    of: shown,
    is: (name): name is S => name !== undefined && Object.hasOwn(fields, name),
    holding: (field) => names.find((name) => fields[name].includes(field)) ?? names[0]!,
    after(section, body) {
      const all = shown(body);
      return all[all.indexOf(section) + 1];
    },
  };
}
