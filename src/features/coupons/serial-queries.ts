import type { Reader } from '#server/db.ts';

/** Crockford's letters: no I, L, O, U, so that paper is read back as it was printed. */
export const SERIAL_LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
export const SERIAL_LENGTH = 12;

/** A serial as somebody typed it: any case and hyphens, and the letters that look like digits. */
export function readSerial(typed: string): string | undefined {
  const serial = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s-]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  return new RegExp(`^[${SERIAL_LETTERS}]{${SERIAL_LENGTH}}$`).test(serial) ? serial : undefined;
}

/** A serial in groups of four, for reading. */
export function showSerial(serial: string): string {
  return serial.replace(/(.{4})(?=.)/g, '$1-');
}

/** Whether a printed coupon was used and when; undefined when no such paper was issued. */
export async function getSerial(
  read: Reader,
  couponId: number,
  serial: string,
): Promise<{ usedAt: string | null } | undefined> {
  return read
    .selectFrom('coupon_serial')
    .leftJoin('coupon_use', (join) =>
      join
        .onRef('coupon_use.id', '=', 'coupon_serial.use_id')
        .on('coupon_use.undone_at', 'is', null),
    )
    .select('coupon_use.used_at as usedAt')
    .where('coupon_serial.coupon_id', '=', couponId)
    .where('coupon_serial.serial', '=', serial)
    .executeTakeFirst();
}
