import { type Cursor, Unreadable } from './cursor.ts';
import { readSpans } from './dates.ts';
import { readDays } from './days.ts';
import type { DaySet, Meal, Span } from './model.ts';

/** What stands before hours and says when they hold. */
export type Label =
  | { kind: 'season'; spans: Span[] }
  | { kind: 'days'; days: DaySet; only: boolean }
  | { kind: 'meal'; meal: Meal };

const SEASON_NAME = /(?:夏季|夏期|冬季|冬期|夏|冬|通常期|通常) ?:?/y;
const SEASON_END = / ?(?:の間|の期間|期間中|中)?(?:は|:)? ?/y;
const ONLY = / ?(?:のみ|だけ|限定)(?:の?営業)?/y;
const DAYS_END = / ?(?:営業)?(?:は|:|の)? ?/y;
const MEAL =
  /(ランチ|昼食|昼(?!\d{1,2}時)|ディナー|夕食|夜(?!\d{1,2}時)|モーニング|朝食|ティー(?=タイム)|カフェ(?=タイム)|バー(?=タイム))(?:の部|タイム|営業)?(?:時間)?(?:のみ)?(?: ?(?:は|:))? ?/y;

function mealOf(word: string): Meal {
  if (/ランチ|昼/.test(word)) return 'lunch';
  return /ディナー|夕食|夜/.test(word) ? 'dinner' : 'other';
}

function readSeason(cursor: Cursor): Label | null {
  return cursor.attempt(() => {
    const name = cursor.take(SEASON_NAME);
    const bracket = name && cursor.take(/\(/y);
    const spans = readSpans(cursor);
    if (!spans || (bracket && !cursor.take(/\)/y))) return null;
    cursor.take(SEASON_END);
    return { kind: 'season', spans };
  });
}

/** `4月~9月`, `土日祝のみ`, `ランチ`. */
export function readLabel(cursor: Cursor): Label | null {
  const season = readSeason(cursor);
  if (season) return season;
  const days = readDays(cursor);
  if (days) {
    const only = Boolean(cursor.take(ONLY));
    cursor.take(DAYS_END);
    return { kind: 'days', days, only };
  }
  const meal = cursor.take(MEAL)?.[1];
  return meal ? { kind: 'meal', meal: mealOf(meal) } : null;
}

/** The labels that hold at a place of the text: the first seen is the outermost. */
export class Labels {
  private stack: { label: Label; used: boolean }[] = [];

  /** A label of a kind already there replaces it and what was inside it. */
  push(label: Label, inBrackets = false): void {
    const index = this.stack.findIndex((entry) => entry.label.kind === label.kind);
    if (index >= 0) this.drop(index);
    // 土日 9～17時 8月 9～18時: the weekends of August, or every day?
    else if (!inBrackets && this.stack.some((entry) => entry.used))
      throw new Unreadable('a label inside another or beside it?');
    this.stack.push({ label, used: false });
  }

  /** A meal's name ends where a period clearly belongs to another part of the day. */
  dropMeal(): void {
    const index = this.stack.findIndex((entry) => entry.label.kind === 'meal');
    const [dropped] = index < 0 ? [] : this.stack.splice(index, 1);
    if (dropped && !dropped.used) throw new Unreadable('a meal at an unlikely time');
  }

  use(): void {
    for (const entry of this.stack) entry.used = true;
  }

  /** Every label must have said something of some hours. */
  drop(from = 0): void {
    const dropped = this.stack.splice(from);
    if (dropped.some((entry) => !entry.used)) throw new Unreadable('a label without hours');
  }

  save(): () => void {
    const saved = [...this.stack];
    return () => {
      if (this.stack.some((entry) => !saved.includes(entry) && !entry.used))
        throw new Unreadable('a label without hours');
      this.stack = saved;
    };
  }

  get spans(): Span[] | null {
    const found = this.find('season');
    return found?.kind === 'season' ? found.spans : null;
  }

  get days(): { days: DaySet; only: boolean } | null {
    const found = this.find('days');
    return found?.kind === 'days' ? found : null;
  }

  get meal(): Meal | null {
    const found = this.find('meal');
    return found?.kind === 'meal' ? found.meal : null;
  }

  private find(kind: Label['kind']): Label | undefined {
    return this.stack.find((entry) => entry.label.kind === kind)?.label;
  }
}
