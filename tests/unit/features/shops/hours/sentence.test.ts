import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hoursSentence, openStateText } from '#features/shops/hours/sentence.ts';
import type { OpenState } from '#features/shops/hours/state.ts';
import { usualWeek } from '#features/shops/hours/usual.ts';
import { hoursEn } from '#i18n/hours.en.ts';
import { hoursJa } from '#i18n/hours.ja.ts';

describe('the usual hours in words', () => {
  test.each([
    [
      'Mo-Fr 10:00-18:30; Sa 10:00-17:00; Su,PH off; We[3] off',
      '月〜金 10:00〜18:30、土 10:00〜17:00。日曜・祝日は休み。第3水曜も休み。',
      'Mon–Fri 10:00–18:30, Sat 10:00–17:00. Closed Sun and public holidays. Also closed on the third Wednesday.',
    ],
    [
      'Mo-Su 09:00-12:00,13:00-18:00; Tu[1,-1] off',
      '毎日 9:00〜12:00・13:00〜18:00。第1・最終火曜は休み。',
      'Every day 9:00–12:00 and 13:00–18:00. Closed on the first and last Tuesday.',
    ],
    [
      'Mo-Sa 18:00-26:00; Su off; PH -1 day 18:00-28:30',
      '月〜土 18:00〜翌2:00。日曜は休み。祝日の前日は18:00〜翌4:30。',
      'Mon–Sat 18:00–2:00. Closed Sun. Days before public holidays: 18:00–4:30.',
    ],
    [
      'Mo-Fr 10:00-24:00; PH off; Sa 10:00-17:00',
      '月〜金 10:00〜24:00、土 10:00〜17:00。日曜・祝日（土曜を除く）は休み。',
      'Mon–Fri 10:00–midnight, Sat 10:00–17:00. Closed Sun and public holidays (except Sat).',
    ],
    [
      '24/7; Dec 31-Jan 3,Aug 13-15 off; PH +1 day off',
      '毎日24時間営業。祝日の翌日は休み。12月31日〜1月3日・8月13日〜15日も休み。',
      'Open 24 hours, every day. Closed days after public holidays. Also closed 31 Dec–3 Jan and 13–15 Aug.',
    ],
    [
      'Apr-Sep Mo-Fr,We[5] 09:00-18:00; 2026 Dec 29-2027 Jan 3 off; 2026 Aug 13 off',
      '2026年12月29日〜2027年1月3日・2026年8月13日は休み。4月〜9月の月〜金・第5水曜は9:00〜18:00。',
      'Closed 29 Dec 2026–3 Jan 2027 and 13 Aug 2026. Mon–Fri and on the fifth Wednesday, Apr–Sep: 9:00–18:00.',
    ],
    [
      'Sa,Su 00:00-24:00; Fr[-2] off',
      '土・日 24時間。月〜金曜は休み。',
      'Sat, Sun 24 hours. Closed Mon–Fri.',
    ],
    [
      'Mo-Su 10:00-18:00; Fr[-2] off',
      '毎日 10:00〜18:00。最後から2番目の金曜は休み。',
      'Every day 10:00–18:00. Closed on the second-to-last Friday.',
    ],
    [
      'Tu-Su 10:00-17:00; PH Mo 10:00-17:00; PH +1 day Tu off',
      '火〜日 10:00〜17:00。月曜は休み。祝日の翌日の火曜も休み。祝日の月曜は10:00〜17:00。',
      'Tue–Sun 10:00–17:00. Closed Mon. Also closed Tuesdays after public holidays. Mondays that are public holidays: 10:00–17:00.',
    ],
    ['off', '決まった営業日はありません。', 'No regular opening days.'],
    [
      'Mo 10:00+',
      '営業時間は日によって変わります。日ごとの時間をご覧ください。',
      'Hours vary from day to day. Please see the times for each day.',
    ],
  ])('%s', (value, ja, en) => {
    expect(hoursSentence(usualWeek(value), hoursJa)).toBe(ja);
    expect(hoursSentence(usualWeek(value), hoursEn)).toBe(en);
  });

  test('there is always something to say, with an end', () => {
    const days = fc.constantFrom(
      'Mo-Fr ',
      'We[1,3] ',
      'PH ',
      'PH,Su ',
      'Dec 29-Jan 3 ',
      'Jul Sa ',
      'odd ',
    );
    const times = fc.constantFrom('off', '10:00-18:00', '18:00-02:00', '24/7', '10:00+');
    const value = fc.array(
      fc.tuple(days, times).map((parts) => parts.join('')),
      { minLength: 1, maxLength: 5 },
    );
    fc.assert(
      fc.property(value, (rules) => {
        const usual = usualWeek(rules.join('; '));
        expect(hoursSentence(usual, hoursJa)).toMatch(/^[^。].*。$/);
        expect(hoursSentence(usual, hoursEn)).toMatch(/^[A-Z0-9].*\.$/);
      }),
    );
  });
});

describe('the state in words', () => {
  const NOW = '2026-11-20T20:00';
  const at = (text: string): Date => new Date(`${text}:00+09:00`);
  const open = (until: string, closesSoon = false): OpenState => ({
    kind: 'open',
    until: at(until),
    closesSoon,
  });
  const closed = (opensAt: string, openedToday = false): OpenState => ({
    kind: 'closed',
    opensAt: at(opensAt),
    openedToday,
  });

  test.each<[OpenState, string, string]>([
    [open('2026-11-20T22:30'), '営業中・22:30まで', 'Open until 22:30'],
    [open('2026-11-20T20:30', true), 'まもなく閉店・20:30まで', 'Closes soon, 20:30'],
    [open('2026-11-21T00:00'), '営業中・24:00まで', 'Open until midnight'],
    [open('2026-11-21T02:00'), '営業中・翌2:00まで', 'Open until 2:00 tomorrow'],
    [open('2026-11-22T09:00'), '営業中・日曜9:00まで', 'Open until Sun 9:00'],
    [{ kind: 'open', until: null, closesSoon: false }, '24時間営業', 'Open 24 hours'],
    [closed('2026-11-20T21:00', true), '準備中・21:00から', 'Closed, opens 21:00'],
    [closed('2026-11-21T10:00'), '本日休業・明日10:00から', 'Closed today, opens tomorrow 10:00'],
    [
      closed('2026-11-21T10:00', true),
      '本日終了・明日10:00から',
      'Closed now, opens tomorrow 10:00',
    ],
    [closed('2026-11-23T09:00'), '本日休業・月曜9:00から', 'Closed today, opens Mon 9:00'],
    [closed('2026-11-26T10:00', true), '本日終了・木曜10:00から', 'Closed now, opens Thu 10:00'],
    [
      closed('2026-11-27T10:00'),
      '本日休業・11月27日(金)10:00から',
      'Closed today, opens Fri 27 Nov 10:00',
    ],
    [{ kind: 'closed', opensAt: null, openedToday: false }, '休業中', 'Closed'],
    [{ kind: 'temporarily-closed' }, '臨時休業中', 'Temporarily closed'],
    [{ kind: 'closed-for-good' }, '閉店しました', 'Closed for good'],
    [{ kind: 'unknown' }, '営業時間は確認中', 'Opening hours being confirmed'],
  ])('%j', (state, ja, en) => {
    expect(openStateText(state, at(NOW), hoursJa)).toBe(ja);
    expect(openStateText(state, at(NOW), hoursEn)).toBe(en);
  });

  test('tomorrow is tomorrow in Tokyo, over the end of the year too', () => {
    const state: OpenState = closed('2027-01-01T10:00');
    expect(openStateText(state, at('2026-12-31T23:59'), hoursJa)).toBe('本日休業・明日10:00から');
    expect(openStateText(state, at('2027-01-01T00:00'), hoursJa)).toBe('準備中・10:00から');
    expect(openStateText(closed('2026-11-22T10:00'), at('2026-11-21T00:30'), hoursEn)).toBe(
      'Closed today, opens tomorrow 10:00',
    );
  });
});
