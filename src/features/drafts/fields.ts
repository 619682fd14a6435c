import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { z } from 'zod';
import type { EntryKind } from './kind.ts';
import type { Body, Problem } from './schema.ts';

/** What someone sees in a form: the body, and texts that cannot be taken as they are. */
export interface Text {
  body: Body;
  /** As it was typed, by field; takes the place of the body's value. */
  typed: Body;
}

/** Values of a form, checked one by one. */
export interface FieldValues {
  good: Body;
  bad: Body;
  problems: Problem[];
}

/** Two people changed the same field. */
export interface Conflict {
  field: string;
  mine: unknown;
  theirs: unknown;
}

/** Checks each value by itself: one that is wrong does not keep the others from being saved. */
export function readValues(kind: EntryKind, values: Body): FieldValues {
  const good: Record<string, unknown> = {};
  const bad: Record<string, unknown> = {};
  const problems: Problem[] = [];
  for (const [field, value] of Object.entries(values)) {
    const schema = Object.hasOwn(kind.shape, field) ? kind.shape[field] : undefined;
    // Status, owner and whatever else is no field of the kind is not taken from a form.
    if (!schema) continue;
    const result = schema.safeParse(value);
    if (result.success) good[field] = result.data;
    else {
      bad[field] = value;
      problems.push(...fieldProblems(field, result.error));
    }
  }
  return { good, bad, problems };
}

/** What is wrong with texts that were kept as they were typed. */
export function typedProblems(kind: EntryKind, typed: Body): Problem[] {
  return readValues(kind, typed).problems;
}

function fieldProblems(field: string, error: z.ZodError): Problem[] {
  return error.issues.slice(0, 1).map((issue) => ({
    field,
    source: 'field',
    // A message of ours is a key; the library's own are sentences.
    key: /^[a-zA-Z]+$/.test(issue.message) ? issue.message : 'notUsable',
    level: 'block',
    params: numbers(issue.code === 'custom' ? issue.params : undefined),
  }));
}

function numbers(params: Record<string, unknown> | undefined): Record<string, number> {
  return Object.fromEntries(
    Object.entries(params ?? {}).filter((entry): entry is [string, number] => {
      return typeof entry[1] === 'number';
    }),
  );
}

const isTyped = (text: Text, field: string) => Object.hasOwn(text.typed, field);

/** What a field shows: the text as typed where it could not be taken, else its value. */
export function shown(text: Text, field: string): unknown {
  return isTyped(text, field) ? text.typed[field] : text.body[field];
}

/** Stands for the value of a field in a form, so that the next save knows what it began with. */
function fingerprint(text: Text, field: string): string {
  return digest({ typed: isTyped(text, field), value: shown(text, field) ?? null }).slice(0, 12);
}

/** Stands for what somebody has seen before deciding: what is live, and what is to take its place. */
export function seenOf({ live, body }: { live: Body | undefined; body: Body }): string {
  return digest({ live: live ?? null, body }).slice(0, 22);
}

const digest = (value: unknown) =>
  createHash('sha256')
    .update(JSON.stringify(sorted(value)))
    .digest('base64url');

/** The fingerprints a form carries. */
export function baseOf(text: Text, fields: readonly string[]): Record<string, string> {
  return Object.fromEntries(fields.map((field) => [field, fingerprint(text, field)]));
}

/** The same value has the same JSON, whatever order its keys were written in. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
}

/**
 * Joins a form's values with what stands now. A field that only one side changed since the form was
 * opened takes that side's value; one that both changed differently is a conflict and stays as it is.
 *
 * @param base the fingerprints the form was opened with; a field without one counts as changed here.
 */
export function mergeValues(
  now: Text,
  values: FieldValues,
  base: Readonly<Record<string, string>>,
): { text: Text; changed: string[]; conflicts: Conflict[] } {
  const mine: Text = { body: values.good, typed: values.bad };
  const changed: string[] = [];
  const conflicts: Conflict[] = [];
  for (const field of [...Object.keys(values.good), ...Object.keys(values.bad)]) {
    const [ours, theirs] = [fingerprint(mine, field), fingerprint(now, field)];
    const opened = base[field] ?? theirs;
    if (ours === theirs || ours === opened) continue;
    if (theirs === opened) changed.push(field);
    else conflicts.push({ field, mine: shown(mine, field), theirs: shown(now, field) });
  }
  return { text: withFields(now, mine, changed), changed, conflicts };
}

function withFields(now: Text, mine: Text, fields: readonly string[]): Text {
  const pick = (from: Body) =>
    Object.fromEntries(fields.flatMap((f) => (f in from ? [[f, from[f]]] : [])));
  const typed = Object.fromEntries(
    Object.entries(now.typed).filter(([field]) => !fields.includes(field)),
  );
  return { body: { ...now.body, ...pick(mine.body) }, typed: { ...typed, ...pick(mine.typed) } };
}

/** Fields whose values differ between two bodies. */
export function differing(a: Body, b: Body): string[] {
  const fields = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...fields].filter((field) => !isDeepStrictEqual(a[field] ?? null, b[field] ?? null));
}
