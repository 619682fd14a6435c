/** Words of the members' area; it is in Japanese only. */
export const memberJa = {
  kinds: {
    shop: 'お店・会社',
    coupon: 'クーポン',
    job: '求人',
    event: 'イベント',
    product: '商品',
  },
  mails: {
    accepted: {
      subject: (kind: string, name: string) => `【公開しました】${kind}「${name}」`,
      text: (kind: string, name: string) =>
        `お申し込みいただいた${kind}「${name}」の内容を確認し、公開しました。\n\nご協力ありがとうございます。`,
    },
    returned: {
      subject: (kind: string, name: string) => `【確認のお願い】${kind}「${name}」`,
      text: (kind: string, name: string, general: string, fields: number) =>
        [
          `${kind}「${name}」の内容を確認しました。公開の前に、次の点をご確認ください。`,
          general,
          fields > 0 ? `項目ごとのコメントが${fields}件あります。会員ページでご覧ください。` : '',
          'いま公開されている内容はそのままです。',
        ]
          .filter((line) => line !== '')
          .join('\n\n'),
    },
  },
};
