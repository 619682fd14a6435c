import type { GroupView, HeldView } from './hit-view.ts';

/** What the server says to a search. */
export interface Answer {
  /** With more of each than is shown. */
  groups: GroupView<HeldView>[];
  /** What may have been meant, where nothing was found. */
  suggestion: string | null;
}
