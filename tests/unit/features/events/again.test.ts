import { expect, test } from 'vitest';
import { eventAgain } from '#features/events/again.ts';
import { EventInput } from '#features/events/schema.ts';

const AT = new Date('2026-11-24T03:30:00.000Z');

function datesAgain(dates: object[]) {
  return eventAgain(EventInput.parse({ dates }), AT).dates;
}

test('last year’s event comes on the same weekdays of this year', () => {
  const [first, second] = datesAgain([
    { key: '1', from: '2025-12-06T10:00', until: '2025-12-06T15:00' },
    { key: '2', from: '2025-12-14T10:00', until: '2025-12-14T15:00' },
  ]);
  // Both were a Saturday and the Sunday after the next; so they are again.
  expect(first).toMatchObject({ from: '2026-12-05T10:00', until: '2026-12-05T15:00' });
  expect(second).toMatchObject({ from: '2026-12-13T10:00' });
});

test('what is still to come comes again a year later, older ones in the first year to come', () => {
  expect(datesAgain([{ key: '1', from: '2026-12-12' }])[0]?.from).toBe('2027-12-11');
  expect(datesAgain([{ key: '1', from: '2019-12-14', until: '2019-12-15' }])[0]).toMatchObject({
    from: '2026-12-12',
    until: '2026-12-13',
  });
});

test('a series begins where its rule does, ends as much later, and keeps no exceptions', () => {
  const [line] = datesAgain([
    {
      key: '1',
      // The second Saturday of March 2025; a year of weeks later is the first one of March 2026.
      from: '2026-03-14T08:00',
      until: '2026-03-14T11:00',
      rule: 'FREQ=MONTHLY;BYDAY=2SA;UNTIL=20261031',
      changes: [{ date: '2026-05-09', state: 'removed' }],
    },
  ]);
  expect(line).toMatchObject({
    from: '2027-03-13T08:00',
    until: '2027-03-13T11:00',
    rule: 'FREQ=MONTHLY;BYDAY=2SA;UNTIL=20271030',
    changes: [],
  });
  const [shifted] = datesAgain([
    { key: '1', from: '2025-03-08', rule: 'FREQ=MONTHLY;BYDAY=2SA;UNTIL=20251231' },
  ]);
  expect(shifted?.from).toBe('2027-03-13');
});

test('a deadline moves along', () => {
  const body = EventInput.parse({
    dates: [{ key: '1', from: '2025-12-06' }],
    entryUntil: '2025-11-29T17:00',
  });
  expect(eventAgain(body, AT).entryUntil).toBe('2026-11-28T17:00');
});
