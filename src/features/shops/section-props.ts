import type { EntryForm } from '#features/drafts/form-view.ts';
import type { Taxonomy } from '#features/taxonomy/queries.ts';

/** What the fields of a section are given. */
export interface SectionProps {
  form: EntryForm;
  taxonomy: Taxonomy;
}
