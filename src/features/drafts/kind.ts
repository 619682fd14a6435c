import { z } from 'zod';
import type { Reader } from '#server/db.ts';
import type { Body, Problem } from './schema.ts';

/** What a kind of entry tells the editing core; the way it is published stands in `publisher.ts`. */
export interface EntryKind {
  /** Fields by name, each with the schema that holds its value. */
  shape: Readonly<Record<string, z.ZodType>>;
  /** A stored body, every field held by its schema; what contradicts another field may stand. */
  parse(stored: unknown): Body;
  title(body: Body): string | null;
  publicPath(slug: string): string;
  /** The content of the live columns. */
  liveBody(read: Reader, id: number): Promise<Body>;
  /** The same of several by their ids; as many queries however many they are. */
  liveBodies(read: Reader, ids: readonly number[]): Promise<Map<number, Body>>;
  /**
   * What a body still lacks to be published, or to be of use, by the names its labels have. As much as
   * the body alone can tell; `today` is a local date.
   */
  lacks(body: Body, today: string): string[];
  /** What is missing, contradicts itself or breaks a rule; `entry` may be one that is not there yet. */
  problems(read: Reader, entry: Owned, body: Body, at: Date): Promise<Problem[]>;
}

/** Whose an entry is. */
export interface Owned {
  businessId: number;
  /** Null for events. */
  shopId: number | null;
  /** Of one that is there already. */
  id?: number;
  visibility?: 'hidden' | 'published' | 'archived';
}

interface Typed<B> {
  schema: z.ZodObject & z.ZodType<B>;
  title: (body: B) => string | null;
  publicPath: (slug: string) => string;
  liveBodies: (read: Reader, ids: readonly number[]) => Promise<Map<number, B>>;
  lacks: (body: B, today: string) => string[];
  problems: (read: Reader, entry: Owned, body: B, at: Date) => Promise<Problem[]>;
}

/** A kind whose body has a type of its own, as the core sees it. Its schema holds the bodies to it. */
export function entryKind<B extends object>(kind: Typed<B>): EntryKind {
  const shape = kind.schema.shape as Record<string, z.ZodType>;
  const fields = z.object(shape);
  return {
    shape,
    parse: (stored) => fields.parse(stored),
    title: (body) => kind.title(body as B),
    publicPath: kind.publicPath,
    liveBody: async (read, id) => (await kind.liveBodies(read, [id])).get(id)! as Body,
    liveBodies: async (read, ids) => (await kind.liveBodies(read, ids)) as Map<number, Body>,
    lacks: (body, today) => kind.lacks(body as B, today),
    problems: (read, entry, body, at) => kind.problems(read, entry, body as B, at),
  };
}

/** Gaps by name as problems beside the fields they are filled in. */
export function missing<K extends string>(
  gaps: readonly K[],
  fieldOf: Partial<Record<K, string>> = {},
): Problem[] {
  return gaps.map((key) => ({
    field: fieldOf[key] ?? key,
    source: 'missing',
    key,
    level: 'block',
    params: {},
  }));
}

/** What a schema finds in a whole body beyond its single fields. */
export function contradictions(schema: z.ZodType, body: unknown): Problem[] {
  const result = schema.safeParse(body);
  if (result.success) return [];
  return result.error.issues.map((issue) => ({
    field: String(issue.path[0] ?? ''),
    source: 'rule',
    key: issue.message,
    level: 'block',
    params: {},
  }));
}
