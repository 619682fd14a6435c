import { ageIn, bandIn, dayIn, sexIn, type Band, type Sex } from './labels.ts';

/** What a heading says of all the counts below it. */
export interface Heading {
  sex: Sex | null;
  age: string | null;
  band: Band | null;
  day: string | null;
  direction: string | null;
  mode: string | null;
}

const DIRECTION = /[^\s（()）]*(?:向き|行き|方面|方向)|^(?:上り|下り)/;
const MODE = /歩行者|自転車|二輪車?|バイク|原付|自動車|乗用車|ベビーカー|車いす|車椅子/;

export function headingIn(label: string, year?: number): Heading {
  const text = label.normalize('NFKC').trim();
  return {
    sex: sexIn(text),
    age: ageIn(text),
    band: bandIn(text),
    day: dayIn(text, year)?.day ?? null,
    direction: DIRECTION.exec(text)?.[0] ?? null,
    mode: MODE.exec(text)?.[0] ?? null,
  };
}

export const saysSomething = (heading: Heading) =>
  Object.values(heading).some((one) => one !== null);

/** Nothing but the hour, in so many columns that nothing else can be meant. */
export function withHours(header: readonly string[]): string[] {
  const isHour = (label: string) => /^\d{1,2}$/.test(label.normalize('NFKC'));
  const hours = header.filter(isHour).map((label) => Number(label.normalize('NFKC')));
  const isDay = hours.length > 2 && hours.every((hour, i) => i === 0 || hour > hours[i - 1]!);
  return isDay ? header.map((label) => (isHour(label) ? `${label}時` : label)) : [...header];
}
