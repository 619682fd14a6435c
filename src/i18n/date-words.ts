/** `2026-10-01` as it is said where the year must not be missing. */
export function dateWords(date: string): string {
  const [year, month, day] = date.split('-');
  return `${year}年${Number(month)}月${Number(day)}日`;
}
