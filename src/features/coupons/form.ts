import {
  asChoice,
  asNarrow,
  asNumber,
  asNumbers,
  asYesNo,
  type FieldReader,
} from '#features/drafts/form-values.ts';

/** What a coupon is has a name of its own in the form: `kind` there is the kind of entry. */
const kind: FieldReader = (form) => asChoice(form, 'benefit');

/** Fields of a coupon that a form does not send as plain text. */
export const couponReaders: Readonly<Record<string, FieldReader>> = {
  kind,
  amount: asNumber,
  percent: asNumber,
  basePrice: asNumber,
  minPurchase: asNumber,
  ordinaryValue: asNumber,
  exemption: asChoice,
  validFrom: asChoice,
  validUntil: asChoice,
  listedFrom: asChoice,
  listedUntil: asChoice,
  weekdays: asNumbers,
  combinable: asYesNo,
  showWhen: asChoice,
  limit: asChoice,
  totalCap: asNumber,
  code: asNarrow,
};
