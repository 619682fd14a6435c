/** What the panel under a box of the header says, in the reader's language. */
export interface PanelWords {
  /** What many look for: a list the staff keep. */
  terms: string[];
  popular: string;
  recent: string;
  forget: string;
  suggestion: string;
  none: string;
  all: string;
  /** With `{n}` in it. */
  total: string;
  count: string;
}
