import type { Locale } from '#i18n/urls.ts';
import { list, p, type Block } from './text.ts';

/** Companies that handle personal data for the chamber; entered by whoever makes the contract. */
const PROCESSORS: { name: string; task: string; taskEn: string }[] = [];

/** What the privacy page says about them. */
export function processorsBlock(locale: Locale): Block {
  if (PROCESSORS.length > 0) {
    return list(
      ...PROCESSORS.map(({ name, task, taskEn }) => `${name}: ${locale === 'ja' ? task : taskEn}`),
    );
  }
  return p(
    locale === 'ja'
      ? 'いま、個人情報の扱いをほかの会社にまかせていません。サーバーの運用やメールの送信をまかせるときは、その会社の名前と仕事をここに示します。'
      : 'At present no other company handles personal data for us. If one runs our servers or sends our mail, it will be named here with its task.',
  );
}
