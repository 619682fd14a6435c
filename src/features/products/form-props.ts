import type { EntryForm } from '#features/drafts/form-view.ts';
import type { Notes } from '#features/drafts/schema.ts';
import type { ProductLists } from './queries.ts';
import type { ProductBody } from './schema.ts';

/** What the fields of a section of a product are given. */
export interface ProductFormProps {
  form: EntryForm;
  /** What the checker says, by field. */
  notes: Notes;
  lists: ProductLists;
  /** The shops of the same business. */
  shops: { slug: string; name: string | null }[];
  notice: NoticeState;
  /** Local date. */
  today: string;
}

/** Whether the business has its 特定商取引法に基づく表記, and where that is written and read. */
export interface NoticeState {
  isThere: boolean;
  editHref: string;
}

/** A list of rows as the form shows it: as stored, or as typed where it could not be taken. */
export function rowsIn(form: EntryForm, field: 'variants' | 'links'): Record<string, unknown>[] {
  const value = form.value(field);
  return Array.isArray(value) ? (value as Record<string, unknown>[]) : [];
}

/** A group of values as the form shows it. */
export function groupIn<F extends 'label' | 'allergens'>(
  form: EntryForm,
  field: F,
): Partial<NonNullable<ProductBody[F]>> {
  const value = form.value(field);
  return typeof value === 'object' && value !== null ? value : {};
}
