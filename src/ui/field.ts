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
