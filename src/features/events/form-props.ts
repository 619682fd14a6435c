import type { EntryForm } from '#features/drafts/form-view.ts';
import type { Notes } from '#features/drafts/schema.ts';
import type { VenueChoice } from './form-queries.ts';

/** What the fields of a section of an event are given. */
export interface EventFormProps {
  form: EntryForm;
  /** What the checker says, by field. */
  notes: Notes;
  venues: readonly VenueChoice[];
  /** Those it may belong to. */
  campaigns: readonly { slug: string; name: string }[];
  /** Who may be ticked as holding it too: those that are, and those that were looked for. */
  organisers: readonly { id: number; name: string }[];
  /** What was looked for. */
  asked: string | undefined;
}
