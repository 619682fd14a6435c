import type { Editor } from './schema.ts';

/** What decides whether a change waits, beside the change itself. */
export interface Standing {
  /** The staff trust the business. */
  trusted: boolean;
  /** A member of the staff makes the change. */
  byStaff: boolean;
  /** The staff gave it back or took it from the public last time: they look again, whoever sends it. */
  givenBack: boolean;
  /** Other entries of this kind that the business has published before. */
  publishedBefore: number;
}

/** Whether someone may approve, return and edit on behalf of others. */
export function actsForChamber(editor: Pick<Editor, 'role'>): boolean {
  return editor.role === 'staff' || editor.role === 'admin';
}

/** Whether someone looks after a business: one of its people, or the staff. */
export function keepsBusiness(
  editor: Pick<Editor, 'role' | 'businesses'>,
  businessId: number,
): boolean {
  return actsForChamber(editor) || editor.businesses.some(({ id }) => id === businessId);
}
