import type { EntryForm } from '#features/drafts/form-view.ts';
import type { Notes } from '#features/drafts/schema.ts';

/** What the fields of a section of a coupon are given. */
export interface CouponFormProps {
  form: EntryForm;
  /** What the checker says, by field. */
  notes: Notes;
}
