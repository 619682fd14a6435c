import type { EntryForm } from '#features/drafts/form-view.ts';

/** What the fields of a coupon are given. */
export interface CouponFormProps {
  form: EntryForm;
}
