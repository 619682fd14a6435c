const ERAS: Record<string, number> = {
  令和: 2018,
  R: 2018,
  平成: 1988,
  H: 1988,
  昭和: 1925,
  S: 1925,
};

/** A year as people write it: 2019, 2019年, 令和元年度, 平成30年, H30. */
export function yearIn(text: string): number | null {
  const plain = text.normalize('NFKC').trim();
  const era = /(令和|平成|昭和|R|H|S)\s*(\d{1,2}|元)/i.exec(plain);
  if (era) return ERAS[era[1]!.toUpperCase()]! + (era[2] === '元' ? 1 : Number(era[2]));
  const year = /(?<!\d)(19[5-9]\d|20\d\d)(?!\d)/.exec(plain);
  return year ? Number(year[1]) : null;
}

/** Its first day. */
export function periodOfYear(text: string): string | null {
  const year = yearIn(text);
  return year === null ? null : `${year}-01-01`;
}
