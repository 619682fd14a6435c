import type { ReportDocument } from './schema.ts';
import type { Withheld } from './withheld.ts';

/** What earlier releases of a report said of a trait: the groups they named, and those they withheld. */
export interface EarlierTrait {
  label: string;
  groups: readonly string[];
  withheld: Withheld;
}

/** What all releases of a report withheld: nothing one of them kept back is shown by a later one. */
export function earlierTraits(
  documents: readonly Pick<ReportDocument, 'withheld' | 'figures'>[],
): EarlierTrait[] {
  const all = documents.flatMap(({ withheld, figures }) =>
    Object.entries(withheld).map(([label, groups]) => ({
      label,
      groups: [
        ...(groups === 'all' ? [] : groups),
        ...(
          figures.find(({ under, heading }) => under === null && heading.ja === label)?.rows ?? []
        ).map((row) => row.label.ja),
      ],
      withheld: groups,
    })),
  );
  return [...Map.groupBy(all, ({ label }) => label)].map(([label, own]) => ({
    label,
    groups: [...new Set(own.flatMap(({ groups }) => groups))],
    withheld: own.some(({ withheld }) => withheld === 'all')
      ? 'all'
      : new Set(own.flatMap(({ withheld }) => withheld)),
  }));
}

/**
 * What a correction must keep to for one of its traits: a trait is the one of the same name, or,
 * where its heading is another now, the one that had the same groups. One that no release knew may
 * be any of them under a new name; beside anything that was withheld it is not shown at all.
 *
 * @returns undefined where nothing was released before.
 */
export function earlierOf(
  earlier: readonly EarlierTrait[],
  trait: { label: string; groups: readonly string[] },
  labels: readonly string[],
): Withheld | undefined {
  if (earlier.length === 0) return undefined;
  const own =
    earlier.find(({ label }) => label === trait.label) ??
    earlier.find(({ label, groups }) => !labels.includes(label) && isSame(groups, trait.groups));
  if (own) return own.withheld;
  const hasWithheld = earlier.some(({ withheld }) => withheld === 'all' || withheld.size > 0);
  return hasWithheld ? 'all' : new Set();
}

/** Whether a draft shows nothing of what releases it can be laid beside keep back. */
export function keepsTo(
  draft: Pick<ReportDocument, 'withheld' | 'figures'>,
  earlier: readonly EarlierTrait[],
): boolean {
  const traits = earlierTraits([draft]);
  const labels = traits.map(({ label }) => label);
  return traits.every((trait) => {
    const kept = earlierOf(earlier, trait, labels);
    if (kept === undefined || trait.withheld === 'all') return true;
    return kept !== 'all' && isSame([...kept], [...trait.withheld]);
  });
}

const isSame = (some: readonly string[], others: readonly string[]) =>
  new Set(some).symmetricDifference(new Set(others)).size === 0;
