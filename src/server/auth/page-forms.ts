import { Parser } from 'htmlparser2';

/** A piece of a page's text, both ends as indexes into it. */
interface Span {
  from: number;
  to: number;
}

/** An opening tag. */
export interface Tag extends Span {
  name: string;
  attributes: Readonly<Record<string, string>>;
}

/** A field of a form. */
export interface Control {
  tag: Tag;
  /** What is between its tags. */
  inner: Span;
  options: Tag[];
  /** The parts of the page that fold it away. */
  folds: Tag[];
}

export interface PageForm {
  tag: Tag;
  controls: Control[];
  folds: Tag[];
}

/** The forms of a page that are posted, with where each of their fields stands in its text. */
export function formsOf(html: string): PageForm[] {
  const forms: PageForm[] = [];
  const folds: Tag[] = [];
  let form: PageForm | undefined;
  let control: Control | undefined;
  const parser = new Parser({
    onopentag(name, attributes) {
      const tag = { name, attributes, from: parser.startIndex, to: parser.endIndex + 1 };
      if (name === 'details') folds.push(tag);
      if (name === 'form' && attributes['method'] === 'post') {
        form = { tag, controls: [], folds: [...folds] };
        forms.push(form);
      }
      if (/^(?:input|textarea|select)$/.test(name) && attributes['name'] !== undefined) {
        control = { tag, inner: { from: tag.to, to: tag.to }, options: [], folds: [...folds] };
        form?.controls.push(control);
      }
      if (name === 'option') control?.options.push(tag);
    },
    onclosetag(name) {
      if (name === 'details') folds.pop();
      if (name === 'form') form = undefined;
      if (name === 'textarea' && control) control.inner.to = parser.startIndex;
    },
  });
  parser.end(html);
  return forms;
}
