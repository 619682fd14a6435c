/** Words of the staff's evaluation of the plan; they are in Japanese only. */
export const planDeskJa = {
  title: '計画の評価',
  lead: '実績を入れると、達成率と評価が決まります。公開するまでは外に出ません。',
  save: '保存する',
  result: '実績',
  resultHelp: '空なら「未集計」です。実施しなかったときは0。',
  other: '目標と数え方がちがう（比べない）',
  comment: 'コメント',
  improvement: '改善すること（次の年度に引きつぎます）',
  dueOn: '改善の期限',
  outcome: '前の年度の改善点がどうなったか',
  evidence: '根拠のリンク',
  evidenceHelp: '1行に1つ、名前とアドレス。例: 景況調査 /surveys/keikyo-2026-07',
  review: '委員会の定性評価',
  metOn: '委員会の日',
  publish: 'この年度を公開する',
  correct: '訂正版を公開する',
  reason: '訂正の理由',
  see: '公開ページをみる',
  errors: {
    title: '保存できませんでした',
    invalid: '数・日付・リンクの形を確かめてください。',
    noReason: '訂正の理由を書いてください。',
    noResults: '実績がまだ一つもありません。',
    failed: 'いまは保存できませんでした。',
  } as Record<string, string>,
  did: { result: '保存しました。', review: '保存しました。', publish: '公開しました。' } as Record<
    string,
    string
  >,
};
