import { parse } from 'csv-parse/sync';
import { expect } from 'vitest';
import { figureCsv } from '#features/surveys/data.ts';
import type { Figure } from '#features/surveys/schema.ts';
import { surveysJa } from '#i18n/surveys.ja.ts';

/** A table as the file says it that any reader downloads. */
export interface Downloaded {
  head: string[];
  rows: (string | number)[][];
}

export function downloaded(figure: Figure): Downloaded {
  const [head = [], ...rows]: string[][] = parse(figureCsv(figure, 'ja', surveysJa), { bom: true });
  return {
    head,
    rows: rows.map((row) =>
      row.map((cell, i) => (i > 0 && /^-?[\d.]+$/.test(cell) ? Number(cell) : cell)),
    ),
  };
}

/** A group's own row or column of a table says nothing but that it is withheld. */
export function expectHidden({ head, rows }: Downloaded, group: string): void {
  const at = head.indexOf(group);
  for (const row of rows) {
    if (at > 0) expect(row[at]).toBe(surveysJa.withheld);
    if (row[0] === group) expect(new Set(row.slice(1))).toEqual(new Set([surveysJa.withheld]));
  }
}

/** An equation a reader may write down: these unknowns add up to a figure that is published. */
export interface Equation {
  unknowns: string[];
  /** Unknowns that are taken away. */
  less?: string[];
  sum: number;
}

/** All sums and differences there are: Gauss–Jordan, and what stands alone in a row is known. */
export function recovered(equations: Equation[]): Map<string, number> {
  const { names, rows } = reduced(equations);
  const known = new Map<string, number>();
  for (const row of rows) {
    const left = names.filter((_, i) => Math.abs(row[i]!) > 1e-9);
    if (left.length === 1) known.set(left[0]!, row.at(-1)!);
  }
  return known;
}

/** The same, knowing that nobody is counted less than never: what adds up to nothing is nothing each. */
export function certain(equations: Equation[]): Map<string, number> {
  const { names, rows } = reduced(equations);
  const nothing = new Set(
    rows
      .filter((row) => Math.abs(row.at(-1)!) < 1e-9 && row.every((value) => value > -1e-9))
      .flatMap((row) => names.filter((_, i) => row[i]! > 1e-9)),
  );
  const known = recovered(equations);
  const isNew = [...nothing].some((name) => !known.has(name));
  if (!isNew) return known;
  return certain([...equations, ...[...nothing].map((name) => ({ unknowns: [name], sum: 0 }))]);
}

function reduced(equations: Equation[]): { names: string[]; rows: number[][] } {
  const names = [
    ...new Set(equations.flatMap(({ unknowns, less = [] }) => [...unknowns, ...less])),
  ];
  const times = (all: string[], name: string) => all.filter((one) => one === name).length;
  const rows = equations.map(({ unknowns, less = [], sum }) => [
    ...names.map((name) => times(unknowns, name) - times(less, name)),
    sum,
  ]);
  let top = 0;
  for (let at = 0; at < names.length; at += 1) {
    const pivot = rows.findIndex((row, i) => i >= top && Math.abs(row[at]!) > 1e-9);
    if (pivot < 0) continue;
    [rows[top], rows[pivot]] = [rows[pivot]!, rows[top]!];
    const lead = rows[top]!.map((value) => value / rows[top]![at]!);
    rows[top] = lead;
    rows.forEach((row, i) => {
      const factor = row[at]!;
      if (i !== top && Math.abs(factor) > 1e-9)
        rows[i] = row.map((value, n) => value - factor * lead[n]!);
    });
    top += 1;
  }
  return { names, rows };
}
