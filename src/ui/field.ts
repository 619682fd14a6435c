/** The ids that tie a control to its help and its error. */
export function describedBy(id: string) {
  return { help: `${id}-help`, error: `${id}-error` };
}

/** What aria-describedby says: only ids that stand on the page. */
export function describedByValue(id: string, help?: string, error?: string): string | undefined {
  const ids = describedBy(id);
  const value = [error && ids.error, help && ids.help].filter(Boolean).join(' ');
  return value === '' ? undefined : value;
}

export interface Choice {
  value: string;
  label: string;
  help?: string;
}

/** A form as it is shown: what was typed, and what is wrong with it. */
export interface FormView {
  value(name: string): string;
  error(name: string): string | undefined;
  /** In the order of the fields, each with the id of its control. */
  errors: { id: string; text: string }[];
}
