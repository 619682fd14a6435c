const WEEKDAYS = ['月', '火', '水', '木', '金', '土', '日'];

/** `HH:MM` as people write it; hours past 24 are those of the following morning. */
function time(clock: string): string {
  const [hours = '', minutes = ''] = clock.split(':');
  const hour = Number(hours);
  return clock > '24:00' ? `翌${hour - 24}:${minutes}` : `${hour}:${minutes}`;
}

function weekdays(runs: readonly (readonly [number, number])[]): string {
  const name = (day: number): string => WEEKDAYS[day] ?? '';
  return runs
    .map(([from, to]) => (from === to ? name(from) : `${name(from)}〜${name(to)}`))
    .join('・');
}

function ordinal(nth: number): string {
  if (nth === -1) return '最終';
  return nth < 0 ? `最後から${-nth}番目の` : `第${nth}`;
}

/** A day of the calendar, or a month where `day` is null. */
export interface CalendarDay {
  year: number | null;
  month: number;
  day: number | null;
}

function date({ year, month, day }: CalendarDay): string {
  return `${year === null ? '' : `${year}年`}${month}月${day === null ? '' : `${day}日`}`;
}

/** Words of opening hours. Weekdays are 0 = Monday … 6 = Sunday, clock times `HH:MM`. */
export const hoursJa = {
  // The usual week in one sentence.
  time,
  period: (open: string, close: string): string => `${time(open)}〜${time(close)}`,
  periods: (periods: readonly string[]): string => periods.join('・'),
  allDay: '24時間',
  everyDay: '毎日',
  aroundTheClock: '毎日24時間営業。',
  /** Runs of weekdays, each `[first, last]`. */
  weekdays,
  weekdaysClosed: (runs: readonly (readonly [number, number])[]): string => `${weekdays(runs)}曜`,
  /** `nths`: 1–5, or −1 for the last one of the month. */
  nth: (nths: readonly number[], weekday: number): string =>
    `${nths.map(ordinal).join('・')}${weekdays([[weekday, weekday]])}曜`,
  /** The days after (+1), before (−1) or of public holidays; with a weekday only those that fall on it. */
  holidays: (offset: number, weekday: number | null): string => {
    const day = offset === 0 ? '祝日' : offset > 0 ? '祝日の翌日' : '祝日の前日';
    return weekday === null ? day : `${day}の${WEEKDAYS[weekday] ?? ''}曜`;
  },
  date,
  /** What the first day has said already is not said again. */
  span: (from: CalendarDay, to: CalendarDay): string =>
    to.day !== null && to.month === from.month && to.year === from.year
      ? `${date(from)}〜${to.day}日`
      : `${date(from)}〜${date(to.year === from.year ? { ...to, year: null } : to)}`,
  within: (dates: string, days: string): string => `${dates}の${days}`,
  except: (days: string, weekdaysLeftOut: string): string => `${days}（${weekdaysLeftOut}を除く）`,
  list: (items: readonly string[]): string => items.join('・'),
  usual: (groups: readonly { days: string; times: string }[]): string =>
    `${groups.map(({ days, times }) => `${days} ${times}`).join('、')}。`,
  closed: (days: string): string => `${days}は休み。`,
  alsoClosed: (days: string): string => `${days}も休み。`,
  differently: (days: string, times: string): string => `${days}は${times}。`,
  sentences: (sentences: readonly string[]): string => sentences.join(''),
  noRegularDays: '決まった営業日はありません。',
  varies: '営業時間は日によって変わります。日ごとの時間をご覧ください。',

  // The state at this moment.
  openUntil: (when: string): string => `営業中・${when}まで`,
  closesSoon: (when: string): string => `まもなく閉店・${when}まで`,
  openAlways: '24時間営業',
  opensLater: (when: string): string => `準備中・${when}から`,
  closedForToday: (when: string): string => `本日終了・${when}から`,
  closedToday: (when: string): string => `本日休業・${when}から`,
  notOpening: '休業中',
  temporarilyClosed: '臨時休業中',
  closedForGood: '閉店しました',
  unknown: '営業時間は確認中',
  midnight: '24:00',
  tomorrow: (clock: string): string => `明日${time(clock)}`,
  nextMorning: (clock: string): string => `翌${time(clock)}`,
  onWeekday: (weekday: number, clock: string): string =>
    `${WEEKDAYS[weekday] ?? ''}曜${time(clock)}`,
  onDate: (month: number, day: number, weekday: number, clock: string): string =>
    `${month}月${day}日(${WEEKDAYS[weekday] ?? ''})${time(clock)}`,
};

export type HoursWords = typeof hoursJa;
