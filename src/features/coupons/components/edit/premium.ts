import { couponFormJa } from '#i18n/coupon-form.ja.ts';
import type { CouponKind, Exemption } from '../../schema.ts';
import { couponWarnings } from '../../warnings.ts';

/** Says at once, beside the fields, where a premium is worth more than the law allows. */
export function watchPremium(warning: HTMLElement): void {
  const form = warning.closest('form')!;
  const say = () => {
    const sent = new FormData(form);
    const text = (name: string) => String(sent.get(name) ?? '');
    const number = (name: string) => {
      const typed = text(name).normalize('NFKC').replace(/[,円]/g, '').trim();
      return /^\d+$/.test(typed) ? Number(typed) : null;
    };
    const [found] = couponWarnings({
      kind: (text('benefit') || null) as CouponKind | null,
      minPurchase: number('minPurchase'),
      ordinaryValue: number('ordinaryValue'),
      exemption: (text('exemption') || null) as Exemption | null,
    });
    const words = found ? couponFormJa.premium(found.limit) : '';
    if (warning.textContent !== words) warning.textContent = words;
  };
  form.addEventListener('input', say);
  say();
}
