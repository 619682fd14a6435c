import type { EntryForm } from '#features/drafts/form-view.ts';
import type { Notes } from '#features/drafts/schema.ts';
import type { Taxonomy } from '#features/taxonomy/queries.ts';

/** What the fields of a section of a job are given. */
export interface JobFormProps {
  form: EntryForm;
  /** What the checker says, by field. */
  notes: Notes;
  taxonomy: Taxonomy;
}
