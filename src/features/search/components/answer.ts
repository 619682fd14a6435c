import type { GroupView } from './hit-view.ts';

/** What the server says to a search. */
export interface Answer {
  groups: GroupView[];
  /** What may have been meant, where nothing was found. */
  suggestion: string | null;
}
