import { type Cursor, Unreadable } from './cursor.ts';
import { WEEK } from './days.ts';
import type { HolidayCondition } from './model.ts';

const LEAD = '(?<whole>但し|ただし|なお)?[、,]? ?';
const SUBJECT =
  '(?:(?<subject>[月火水木金土日])曜日?(?:が|の)|(?:当日|その日|この日|休館日|定休日|休業日|同日|当該日)(?:が|の))?';
const NAME = '(?:国民の)?(?:祝日|祝祭日|祭日|振替休日|祝休日|休日|祝(?!前))';
const HOLIDAY = `${NAME}(?:(?:[・、]|又は|または|や|及び)(?:国民の)?(?:振替休日|祝日|祭日|休日|年末年始|年末|年始|お盆)|\\((?:振替休日(?:を|も)?)?含む\\))*`;
const WHEN =
  '(?:の?場合|の?とき|の?時|の日|の際|に(?:当た|あた)る(?:場合|とき|時|日)|と重な(?:る|った)(?:場合|とき|時|日)|なら)?(?:には|は|も|に|、|,)* ?';
const NOT_REST = '(?!時間|日|中)';
const OPEN = `(?:通常(?:通り|どおり)?)?(?:営業|開館|開園|開店|開場|オープン)${NOT_REST}(?:いたします|致します|します|いたし|致し|して|し)?`;
const REST =
  '(?:お?休み|休業日?|休館日?|休園日?|休場日?|定休日?|休日|休|振替休?(?:館|業|日)?|振り替え|振替え|代休|閉館)(?:とする|とします|となります|になります|となる|です|します|いたします)?';
const NEXT = `(?:その)?(?:翌日|次の日|(?:翌(?:日の)?)?(?<target>[月火水木金土日])曜日?)(?:\\((?<named>[月火水木金土日])曜?日?\\))?(?:[がをはにもへ]|が|、)* ?(?:${REST})?`;
const CONDITION = `${LEAD}${SUBJECT}${HOLIDAY}`;

const LATER_DAY =
  /[^\n]{0,24}?(?:翌平日|翌営業日|翌開館日|直後の|翌々日|次の平日|直近の|その後の|前日|その翌平日|最初の平日|以後の)/y;
const START = new RegExp(`${CONDITION}${WHEN}`, 'y');
const TO_NEXT = new RegExp(`(?:${OPEN}[、,・]? ?)?${NEXT}`, 'y');
const TO_OPEN = new RegExp(`(?:${OPEN}|を?除く|除く)`, 'y');
const TO_CLOSED = new RegExp(`(?:関係なく?|問わず|${REST}|を?含む|含む)`, 'y');
const AFTER_HOLIDAY = /の?翌日/y;
const UNDATED = /年末年始|年末|年始|お盆/;

const dayNumber = (day: string | undefined) => (day ? WEEK.indexOf(day) : null);

function readOutcome(cursor: Cursor) {
  const next = cursor.take(TO_NEXT);
  if (next)
    return {
      outcome: 'next' as const,
      target: dayNumber(next.groups?.['target'] ?? next.groups?.['named']),
    };
  if (cursor.take(TO_OPEN)) return { outcome: 'open' as const, target: null };
  if (cursor.take(TO_CLOSED)) return { outcome: 'closed' as const, target: null };
  return null;
}

/** `祝日の場合は営業`, `月曜が祝日の場合は翌火曜休み`, `祝日関係なく`. */
export function readHolidayCondition(cursor: Cursor): HolidayCondition | null {
  return cursor.attempt(() => {
    const start = cursor.take(START);
    if (!start) return null;
    if (cursor.peek(LATER_DAY)) throw new Unreadable('moved to a later weekday: no standing form');
    if (/(?:祝日|休日|祝)$/.test(start[0]) && cursor.peek(AFTER_HOLIDAY))
      throw new Unreadable('closed after holidays');
    const found = readOutcome(cursor);
    if (!found) return null;
    const { subject, whole } = start.groups ?? {};
    const spoken = UNDATED.test(start[0]) ? cursor.text.slice(start.index, cursor.at) : null;
    return { ...found, subject: dayNumber(subject), whole: Boolean(whole), note: spoken };
  });
}
