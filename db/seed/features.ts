import type { Feature, FeatureGroup } from './types.ts';

const feature = (
  slug: string,
  group: FeatureGroup,
  ja: string,
  en: string,
  mark: string,
): Feature => ({ slug, group, ja, en, mark });

export const features = [
  feature('card', 'payment', 'クレジットカードが使える', 'Credit cards accepted', 'カード'),
  feature('qr', 'payment', 'QRコード決済が使える', 'QR code payment', 'QR決済'),
  feature('e-money', 'payment', '電子マネーが使える', 'E-money accepted', '電子マネー'),
  feature('voucher', 'payment', '商品券が使える', 'City gift vouchers accepted', '商品券'),
  feature('step-free', 'access', '入口に段差がない', 'Step-free entrance', '段差なし'),
  feature('wheelchair', 'access', '車いすのまま店内へ', 'Wheelchair access inside', '車いす'),
  feature('accessible-toilet', 'access', '車いす対応トイレがある', 'Accessible toilet', '広トイレ'),
  feature('parking', 'access', '駐車場がある', 'Parking', '駐車場'),
  feature('accessible-parking', 'access', '優先駐車区画がある', 'Accessible parking', '優先駐車'),
  feature('takeout', 'service', '持ち帰りができる', 'Takeaway', '持ち帰り'),
  feature('delivery', 'service', '配達・出張をする', 'Delivery or home visits', '配達'),
  feature('reservation', 'service', '予約ができる', 'Reservations taken', '予約可'),
  feature('kids', 'family', '子ども連れ歓迎', 'Children welcome', '子連れ'),
  feature('nappy-change', 'family', 'おむつ替えの台がある', 'Nappy changing table', 'おむつ台'),
  feature('pets', 'family', 'ペットと入れる', 'Pets welcome', 'ペット'),
  feature('wifi', 'comfort', '無料Wi-Fiがある', 'Free Wi-Fi', 'Wi-Fi'),
  feature('power', 'comfort', '電源が使える', 'Power sockets', '電源'),
  feature('private-room', 'comfort', '個室がある', 'Private rooms', '個室'),
  feature('non-smoking', 'comfort', '全席禁煙', 'Non-smoking', '禁煙'),
  feature('english', 'language', '英語で話せる', 'English spoken', '英語'),
  feature('chinese', 'language', '中国語で話せる', 'Chinese spoken', '中国語'),
  feature('korean', 'language', '韓国語で話せる', 'Korean spoken', '韓国語'),
  feature('tax-free', 'language', '免税の手続きができる', 'Tax-free shopping', '免税'),
] as const satisfies readonly Feature[];
