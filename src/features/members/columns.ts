import { MEMBER_FIELDS, type MemberColumns, type MemberField } from './schema.ts';

/** How member systems head their columns, in NFKC without spaces; the likeliest first. */
const HEADINGS: Record<MemberField, readonly string[]> = {
  memberNumber: ['会員番号', '会員NO', '会員No', '会員コード', '会員ID'],
  name: ['事業所名', '会員名', '名称', '事業者名', '商号', '会社名', '屋号'],
  kana: ['事業所名カナ', '事業所カナ', '会員名カナ', 'フリガナ', 'カナ', 'よみがな', '読み'],
  membership: ['会員区分', '会員の別', '会員種別', '状態', '区分'],
  leftOn: ['退会日', '退会年月日', '脱会日'],
  corporateNumber: ['法人番号'],
  email: ['メールアドレス', 'メール', 'E-mail', 'Eメール', 'Mail', 'email'],
};

/** `会員 番号` and `会員番号` are one heading. */
const plain = (heading: string) => heading.normalize('NFKC').replace(/\s+/g, '').toLowerCase();

/** The columns of a list: as they were chosen the last time, else by what they are usually called. */
export function columnsOf(headings: readonly string[], chosen: MemberColumns): MemberColumns {
  const found = (names: readonly string[]) =>
    names
      .map((name) => headings.find((heading) => plain(heading) === plain(name)))
      .find((heading) => heading !== undefined);
  return Object.fromEntries(
    MEMBER_FIELDS.flatMap((field) => {
      const before = chosen[field];
      const heading = (before && found([before])) ?? found(HEADINGS[field]);
      return heading === undefined ? [] : [[field, heading]];
    }),
  );
}
