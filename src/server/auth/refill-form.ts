import type { KeptForm } from './kept-form.ts';
import { formsOf, type Control, type PageForm, type Tag } from './page-forms.ts';

/** Text that takes the place of another in a page. */
interface Edit {
  from: number;
  to: number;
  text: string;
}

/**
 * A page with a kept form in it again: whichever of its forms it was sent from shows its text, and what
 * folds away a field that changes is open. Everything else of the page stays to the letter.
 */
export function refillForm(html: string, { action, form: sent }: KeptForm): string {
  const [best] = formsOf(html)
    .filter((form) => isOf(form, action, sent))
    .map((form) => ({ form, likeness: likeness(form, sent) }))
    .sort((a, b) => b.likeness - a.likeness);
  if (!best || best.likeness === 0) return html;
  const edits = [...fill(best.form, sent), ...best.form.folds.map(opened)];
  const places = new Map(edits.map((edit) => [edit.from, edit]));
  return [...places.values()]
    .sort((a, b) => b.from - a.from)
    .reduce((page, { from, to, text }) => page.slice(0, from) + text + page.slice(to), html);
}

function actionOf({ attributes }: Tag): string | null {
  return new URL(attributes['action'] ?? '', 'http://here.invalid').searchParams.get('_action');
}

const nameOf = ({ tag }: Control) => tag.attributes['name']!;
const typeOf = ({ tag }: Control) => tag.attributes['type'] ?? '';

/** Hidden values that may have changed since the form was opened. */
const CHANGING = ['base', 'baseVersion', 'nonce', 'opened', 'revision', 'seen', 'version'];

/** The form is for the action, and every hidden value that tells it from others was sent. */
function isOf({ tag, controls }: PageForm, action: string | null, sent: FormData): boolean {
  const isFor = action === null || actionOf(tag) === action;
  return isFor && controls.every((one) => typeOf(one) !== 'hidden' || isSent(one, sent));
}

function isSent(control: Control, sent: FormData): boolean {
  return CHANGING.includes(nameOf(control)) || isSame(control, sent);
}

function isSame(control: Control, sent: FormData): boolean {
  return sent.getAll(nameOf(control)).includes(control.tag.attributes['value'] ?? '');
}

/** How many of its fields were sent, and how many as they stand. */
function likeness({ controls }: PageForm, sent: FormData): number {
  return controls
    .filter((control) => sent.has(nameOf(control)))
    .reduce((sum, control) => sum + 1 + Number(isSame(control, sent)), 0);
}

function fill({ controls }: PageForm, sent: FormData): Edit[] {
  const left = new Map<string, string[]>();
  for (const [name, value] of sent) left.set(name, [...(left.get(name) ?? []), String(value)]);
  return controls.flatMap((control) => {
    const edits = put(control, left.get(nameOf(control)) ?? []);
    const isSeen = edits.length > 0 && typeOf(control) !== 'hidden';
    return isSeen ? [...edits, ...control.folds.map(opened)] : edits;
  });
}

/** What puts the next of the sent values into a field; nothing where it stands there already. */
function put(control: Control, values: string[]): Edit[] {
  const { tag, inner, options } = control;
  if (/^(?:file|password|submit)$/.test(typeOf(control))) return [];
  if (/^(?:checkbox|radio)$/.test(typeOf(control)))
    return ticked(tag, 'checked', values.includes(tag.attributes['value'] ?? 'on'));
  const value = values.shift();
  if (value === undefined) return [];
  if (tag.name === 'select')
    return options.flatMap((option) =>
      ticked(option, 'selected', (option.attributes['value'] ?? '') === value),
    );
  // A line break right after the tag is not part of the text.
  if (tag.name === 'textarea') return [{ ...inner, text: `\n${escaped(value)}` }];
  if ((tag.attributes['value'] ?? '') === value) return [];
  return [{ ...tag, text: written(tag, { ...tag.attributes, value }) }];
}

function ticked(tag: Tag, name: 'checked' | 'selected', is: boolean): Edit[] {
  if (Object.hasOwn(tag.attributes, name) === is) return [];
  const rest = Object.fromEntries(Object.entries(tag.attributes).filter(([key]) => key !== name));
  return [{ ...tag, text: written(tag, is ? { ...rest, [name]: '' } : rest) }];
}

function opened(tag: Tag): Edit {
  return { ...tag, text: written(tag, { ...tag.attributes, open: '' }) };
}

function written({ name }: Tag, attributes: Readonly<Record<string, string>>): string {
  const parts = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`);
  return `<${name}${parts.join('')}>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (one) => `&#${one.charCodeAt(0)};`);
}
