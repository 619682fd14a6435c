import {
  asChoice,
  asFlag,
  asList,
  asNarrow,
  asNumber,
  asNumbers,
  asRows,
  asText,
  type FieldReader,
} from '#features/drafts/form-values.ts';
import { LABEL_KEYS } from './schema.ts';

const label: FieldReader = (form) =>
  Object.fromEntries(LABEL_KEYS.map((key) => [key, asText(form, `label.${key}`)]));

const ALLERGEN = 'allergen.';

/** What was said of each allergen; what nothing was said of is in neither list. */
const allergens: FieldReader = (form) => {
  const said = (state: string) =>
    [...form]
      .filter(([name, value]) => name.startsWith(ALLERGEN) && value === state)
      .map(([name]) => name.slice(ALLERGEN.length));
  const [contains, notUsed] = [said('contains'), said('not-used')];
  if (contains.length === 0 && notUsed.length === 0) return null;
  return { statedOn: asText(form, 'allergensStatedOn'), contains, notUsed };
};

/** The shops that were ticked, and others by the address of their page, one a line. */
const stores: FieldReader = (form) => {
  const others = String(asText(form, 'otherStores'))
    .split('\n')
    .map((line) => line.normalize('NFKC').trim())
    .filter((line) => line !== '')
    .map((line) => /\/shops\/([a-z0-9-]+)\/?$/.exec(line)?.[1] ?? line);
  return [...new Set([...(asList(form, 'stores') as string[]), ...others])].sort();
};

/** Fields of a product that a form does not send as plain text. */
export const productReaders: Readonly<Record<string, FieldReader>> = {
  /** What a product is has a name of its own in the form: `kind` there is the kind of entry. */
  kind: (form) => asChoice(form, 'goods'),
  category: asChoice,
  price: asNumber,
  onRequest: asFlag,
  variants: asRows({ name: asText, price: asNumber, nameEn: asText }),
  listedFrom: asChoice,
  listedUntil: asChoice,
  soldFrom: asChoice,
  soldUntil: asChoice,
  soldOut: asFlag,
  season: asNumbers,
  gift: asFlag,
  shipping: asChoice,
  links: asRows({ label: asText, url: asText, labelEn: asText }),
  orderPhone: asNarrow,
  orderFax: asNarrow,
  stores,
  inquiry: asFlag,
  label,
  allergens,
};
