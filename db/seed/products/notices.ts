/**
 * What the fictional sellers state under the 特定商取引法; the rest comes from their own entries.
 * Nobody real is named.
 */
export const demoNotice = {
  responsible: '販売責任者 見本太郎（デモのための架空の名前です）',
  phoneHours: '営業日の10時から17時まで',
  priceNote: '各商品のページに表示しています（消費税込み）。',
  otherFees:
    '送料：県内 880円、中国・四国・九州 990円、そのほかの地域 1,320円。冷蔵・冷凍便は330円を加えます。\n代金引換の手数料：330円。銀行振込の手数料はお客さまのご負担です。',
  payment: '銀行振込（前払い、ご注文から7日以内）、代金引換（商品のお渡し時）。',
  delivery: 'ご入金を確かめてから7日以内に発送します。季節の品は、各商品のページに書いた時期です。',
  returns:
    '商品に不具合があるときは、到着から7日以内にお電話ください。送料はこちらの負担で、交換または返金します。食品は、お客さまのご都合による返品をお受けできません。そのほかの品は、未使用で到着から7日以内に限り、送料お客さま負担でお受けします。',
  orderLimit: '数に限りのある品は、なくなりしだい終わります。',
} as const;

/** A made-up licence: its number says so. */
export const demoLiquorLicence = '通信販売酒類小売業免許（山口税務署・見本第0000号、架空）';
