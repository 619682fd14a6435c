import { pointsText } from './arithmetic.ts';
import type { Cell, Figure, Place, ReportDocument } from './schema.ts';

/** A shop, as far as it decides what of a report is its own. */
export interface OwnShop {
  lat: number | null;
  lng: number | null;
  /** Slug of the uppermost category. */
  category: string;
}

/** What a report says of a shop's street or trade: nothing but what it says to every reader. */
export interface Own {
  what: 'street' | 'trade';
  name: string;
  texts: string[];
}

/** Under which trade of the surveys a shop of each category is counted. */
const TRADES: Record<string, string> = {
  shopping: '小売業',
  farm: '小売業',
  company: '製造業',
  living: '建設業',
  eat: 'サービス業',
  cafe: 'サービス業',
  beauty: 'サービス業',
  stay: 'サービス業',
  learn: 'サービス業',
  care: 'サービス業',
  car: 'サービス業',
};

/** Farther than this, in metres, a counting point says nothing of a street. */
const NEAR_M = 1500;

/** Picks the shop's own street and trade out of a published report; what is withheld stays so. */
export function ownParts(document: ReportDocument, shops: readonly OwnShop[]): Own[] {
  const streets = shops.flatMap((shop) => nearest(document.places, shop) ?? []);
  const trades = [...new Set(shops.flatMap(({ category }) => TRADES[category] ?? []))];
  return [
    ...[...new Set(streets)].map((place): Own => ({
      what: 'street',
      name: place.name.ja,
      texts: [place.note.ja],
    })),
    ...trades.flatMap((trade) => {
      const texts = document.figures.flatMap((figure) => ofTrade(figure, trade));
      return texts.length > 0 ? [{ what: 'trade' as const, name: trade, texts }] : [];
    }),
  ];
}

function nearest(places: readonly Place[], { lat, lng }: OwnShop): Place | undefined {
  if (lat === null || lng === null) return undefined;
  const [best] = places
    .map((place) => ({ place, metres: metresBetween(place, { lat, lng }) }))
    .toSorted((a, b) => a.metres - b.metres);
  return best && best.metres <= NEAR_M ? best.place : undefined;
}

/** Good enough within a town. */
function metresBetween(a: { lat: number; lng: number }, b: { lat: number; lng: number }): number {
  const degree = 111_320;
  const across = (a.lng - b.lng) * Math.cos((a.lat * Math.PI) / 180);
  return Math.hypot(a.lat - b.lat, across) * degree;
}

/** The newest figure of a trade beside that of all. */
function ofTrade(figure: Figure, trade: string): string[] {
  const at = figure.columns.findIndex(({ label }) => label.ja === trade);
  if (figure.form !== 'lines' || at < 0) return [];
  const last = figure.rows[(figure.projectedFrom ?? figure.rows.length) - 1];
  const next = figure.projectedFrom === null ? undefined : figure.rows[figure.projectedFrom];
  if (!last) return [];
  const outlook = next ? `、見通し ${textOf(next.cells[at])}` : '';
  return [
    `${figure.about.ja}: ${last.label.ja} ${textOf(last.cells[at])}（全業種 ${textOf(last.cells[0])}）${outlook}`,
  ];
}

const textOf = (cell: Cell | undefined) =>
  cell === 'withheld' ? '非公表' : pointsText(cell ?? null);
