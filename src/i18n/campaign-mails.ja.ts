interface Told {
  subject: string;
  text: string;
}

const SIGNED = 'エール！やまぐち（山口商工会議所）';
const lines = (...all: string[]): string => [...all, '', SIGNED].join('\n');
const subjectOf = (text: string): string => text.slice(0, 200);

/** What businesses are told of a campaign by mail. */
export const campaignMailsJa = {
  /** What a shop that joined by itself is called on the way, until the staff say more. */
  role: '参加店',
  roleEn: 'Participating shop',
  invited: (campaign: string, shop: string | null, until: string | null, url: string): Told => ({
    subject: subjectOf(`「${campaign}」への参加のお願い`),
    text: lines(
      `${shop ?? ''} 様`,
      '',
      `キャンペーン「${campaign}」に、お店として参加しませんか。`,
      ...(until ? [`お申し込みは ${until} までです。`] : []),
      '参加する、しないのお返事は、こちらからどうぞ。',
      url,
    ),
  }),
  accepted: (campaign: string, shop: string | null, url: string): Told => ({
    subject: subjectOf(`「${campaign}」への参加が決まりました`),
    text: lines(
      `${shop ?? ''} 様`,
      '',
      `キャンペーン「${campaign}」へのお申し込み、ありがとうございました。参加が決まりました。`,
      '公開されると、キャンペーンのページにお店がのります。',
      url,
    ),
  }),
  refused: (campaign: string, shop: string | null, url: string): Told => ({
    subject: subjectOf(`「${campaign}」へのお申し込みについて`),
    text: lines(
      `${shop ?? ''} 様`,
      '',
      `キャンペーン「${campaign}」へのお申し込み、ありがとうございました。`,
      'まことに申しわけありませんが、このたびはご参加を見送らせていただきます。くわしくは、商工会議所へお問い合わせください。',
      url,
    ),
  }),
};
