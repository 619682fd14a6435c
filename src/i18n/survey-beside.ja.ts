/** Words of what stands beside a report's own sheet: points, printed figures, figures from elsewhere. */
export const surveyBesideJa = {
  points: '地点の名前と場所',
  pointsHelp: '緯度・経度を入れると、公開ページの地図に出ます。',
  key: (key: string) => `表の中では「${key}」`,
  name: (key: string) => `「${key}」の名前`,
  activeFrom: (key: string) => `「${key}」で数え始めた年`,
  activeUntil: (key: string) => `「${key}」で数え終わった年（いまも数えていれば空）`,
  lat: (key: string) => `「${key}」の緯度`,
  lng: (key: string) => `「${key}」の経度`,
  savePoints: '地点を保存する',
  printed: '過去の年の公表値',
  printedHelp: {
    traffic:
      '年を横、地点を縦（または逆）にした表を、見出しごと貼り付けます。「合計」は内訳の和と合うか確かめます。地点の名前は表の中の呼び名に合わせてください。',
    condition:
      '四半期を横、業種を縦（または逆）にした表を、見出しごと貼り付けます。DIだけでも、「増加・不変・減少・有効回答・DI」を並べたものでも読めます。内訳の和とDIが合うか、業種の和が全業種と合うかを確かめます。',
    questionnaire:
      '年を横、答えを縦（または逆）にした表を、見出しごと貼り付けます。人数は「合計」（いくつでも選ぶ質問では「回答者数」）の行もいっしょに。和が合うかを確かめます。',
  } as Record<string, string>,
  printedQuestion: {
    condition: 'どの項目の数字ですか（表に書かれていないとき）',
    questionnaire: 'どの質問の数字ですか（表に書かれていないとき）',
  },
  printedUnit: '数字は何ですか',
  units: { count: '人数', percent: '割合（%）' },
  printedRows: '貼り付ける表',
  printedDay: '平日・休日（表に書かれていないとき）',
  days: { holiday: '休日', weekday: '平日' },
  source: '出典',
  savePrinted: '公表値を入れる',
  has: (n: number) => `いま${n}件の公表値があります。集計した合計には足しません。`,
  ofSource: (source: string, years: string, n: number) => `${source}（${years}年、${n}件）`,
  unprint: 'この出典の公表値を取り消す',
  unprintHelp: 'この出典から入れた数字をすべて外して、数えなおします。',
  unprintPublished:
    'この出典から入れた数字をすべて外して、数えなおします。公開済みの版はそのまま残ります。公開ページから外すには、このあと「訂正して公開」してください。',
  unprintReason: '取り消す理由（記録に残ります）',
  references: '全国・県の数字を並べる',
  referencesHelp:
    '列: 調査名, 地域, 四半期, 業種, 項目, 基準, 見通し, 季節調整, DI。基準と季節調整が同じものだけを並べます。見通しの行の四半期には、それを調査した四半期を書いてください。',
  hasReferences: (n: number) => `いま${n}件の数字があります。`,
  saveReferences: '並べる数字を入れる',
  refused: '次の行が読めないので、何も入れていません。',
};
