import { localDate } from '#server/clock.ts';
import type { MessageKind } from './schema.ts';

const LETTERS = { contact: 'C', report: 'R', application: 'A' } as const;

/** The number a sender can name on the phone, e.g. `R261124-12`: kind, local date, id. */
export function receiptNumber(kind: MessageKind, id: number, at: Date): string {
  return `${LETTERS[kind]}${localDate(at).slice(2).replaceAll('-', '')}-${id}`;
}

/** The kind a receipt number belongs to, or undefined when it is none. */
export function kindOfReceipt(receipt: string): MessageKind | undefined {
  const letter = /^([CRA])\d{6}-[1-9]\d{0,9}$/.exec(receipt)?.[1];
  return (['contact', 'report', 'application'] as const).find((kind) => LETTERS[kind] === letter);
}
