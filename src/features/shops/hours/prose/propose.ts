import type { HoursReading } from '../types.ts';
import { readHours } from './reader.ts';

type Read = Extract<HoursReading, { status: 'read' }>;

/** Where one statement ends and another begins. */
const PARTS = /(?<=[。、；;\n])|(?=[（(])|(?<=[）)])/;
/** More parts than this are not tried in every combination. */
const TRIED = 8;

/**
 * A reading of as much of an unconfirmed text as can be read, for a person to confirm: what could not
 * be read stands in the note. Undefined where nothing can.
 */
export function proposeHours(text: string): Read | undefined {
  const [hours = '', closed = ''] = text.split(/(?:定休日|休業日):/).map((part) => part.trim());
  const whole = readHours({ text: hours, closed });
  if (whole.status === 'read') return whole;
  const parts = hours.split(PARTS).filter((part) => part.trim() !== '');
  if (parts.length > TRIED) return undefined;
  for (const kept of subsets(parts.length)) {
    const used = parts.filter((_, i) => kept.includes(i)).join('');
    const reading = readHours({ text: used.replace(/[。、；;\s]+$/, ''), closed });
    if (reading.status !== 'read') continue;
    const left = parts.filter((_, i) => !kept.includes(i)).map((part) => part.trim());
    return { ...reading, note: [reading.note, ...left].filter(Boolean).join(' ') || null };
  }
  return undefined;
}

/** Which parts are kept: as many as possible first, later ones left out before earlier ones. */
function subsets(count: number): number[][] {
  const all = Array.from({ length: 2 ** count - 1 }, (_, i) => i + 1).map((bits) =>
    Array.from({ length: count }, (_, i) => i).filter((i) => bits & (1 << i)),
  );
  return all.sort((a, b) => b.length - a.length || a.join().localeCompare(b.join()));
}
