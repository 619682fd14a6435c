/** What the columns of a table of outside figures are called. */
const NEEDED_COLUMNS: Record<string, string> = {
  survey: '調査名',
  area: '地域',
  quarter: '四半期',
  item: '項目',
  basis: '基準（前年同期比・前期比・水準）',
  adjusted: '季節調整（済・なし）',
  di: 'DI',
};

/** What there is to say of a row, or of a whole sheet; `text` may have several lines. */
export const sheetNotesJa: Record<string, (...texts: string[]) => string> = {
  noDate: () =>
    'いつの調査かが分かりません。表の上に「令和8年10月4日」のように年から書き足すか、下で「日付」か「始まりの日時」の列を選んでください。',
  noCounts: () => '数字の列が見つかりません。下で列の読み方を選んでください。',
  noIndustry: () => '業種の列が見つかりません。下で「業種」の列を選んでください。',
  noHeading: () => '行の見出しの列が見つかりません。',
  notDate: (text: string) => `「${text}」は日付として読めません。年・月・日で書いてください。`,
  notBand: (text: string) => `「${text}」は時間帯として読めません。`,
  notCount: (text: string) => `「${text}」は数として読めません。`,
  notOpinion: (text: string) => `「${text}」は「増えた・変わらない・減った」のどれとも読めません。`,
  notPeriod: (text: string) => `「${text}」から年・四半期が読めません。`,
  notQuestion: (text: string) =>
    `「${text}」は、この調査にない項目か、比べ方（前年同期・前期・水準）のちがう数字です。`,
  notIndustry: (text: string) => `「${text}」という業種は、この調査にありません。`,
  notAsked: (text: string) => `「${text}」がどの質問の答えか分かりません。質問を選んでください。`,
  noOption: (text: string) => `「${text}」がどの答えの数字か分かりません。`,
  notDi: (text: string) =>
    text === '' ? 'DIも、増加・不変・減少の内訳もありません。' : `DIが${text}になっています。`,
  notShare: (label: string) => `「${label}」に100%を超える割合があります。`,
  noTotal: (label: string) =>
    `「${label}」はいくつでも選ぶ質問なので、「回答者数」の行が要ります。`,
  fewPrinted: (n: string) => `有効回答が${n}しかありません。5に満たない数字は公表できません。`,
  noPoint: (text: string) => `「${text}」がどの地点の数字か分かりません。`,
  notSum: (text: string) => `合計が内訳の和と合いません（${text}）。`,
  notReference: (text: string) =>
    `「${text}」が読めません。調査名・地域・四半期・基準・季節調整・DIを確かめてください。`,
  noBusiness: (text: string) => `「${text}」という事業者は見つかりません。`,
  manyBusinesses: (text: string) => `「${text}」は一つに決まりません。会員番号で書いてください。`,
  noColumn: (text: string) => `${NEEDED_COLUMNS[text] ?? text}の列がありません。`,
  overTotal: (text: string) => `内訳の和が合計より大きい時間帯があります（${text}）。`,
  countedTwice: (text: string) => `同じ地点・日・時間帯の数字が二つあります（${text}）。`,
  sharesOnly: () =>
    '割合やDIだけの表からは、何社が答えたかが分からないので数えられません。社数の表を入れるか、下の「公表値」の欄に出典とともに入れてください。',
  industryOpen: (name: string) => `業種が空なので「${name}」としました。`,
  sameTwice: (who: string) =>
    `「${who}」がほかの行にもあります。二度入れたのなら、この行を消して入れなおしてください。`,
  decoded: (label: string, meanings: string) =>
    `「${label}」の番号を、見出しに書かれた言葉に直しました: ${meanings}`,
  codedAnswers: (labels: string) =>
    `番号だけが入っていて、番号の意味が分かりません: ${labels}。見出しを「性別（1=男 2=女）」のように書き足して入れなおしてください。番号のまま載せるときは、下の「この読み方で数えなおす」を押してください。`,
  blankRows: (n: string) => `何も答えていない行が${n}あります。有効回答に数えていません。`,
  turned: () => '回答者が横に並んだ表なので、1行に1人となるように向きを変えて読みました。',
  overlapping: (text: string) =>
    `時間帯がほかの行と重なり、同じ人を二度数えてしまいます（${text}）。小計の行なら消してください。`,
  pointAbove: (point: string) =>
    `地点の列がないので、表の上かシートの名前に書かれた「${point}」の数字としました。`,
  otherSheet: (name: string) =>
    `シート「${name}」は、説明かほかのシートの集計なので使っていません。`,
  remark: () => '表の下の注記なので、数えていません。',
  dayAbove: (day: string) => `日付の列がないので、表の上に書かれた${day}の調査としました。`,
  otherSum: (text: string) =>
    `合計が上の行の和と合いません（${text}）。資料のとおりに載せます。ちがえば直してください。`,
  carried: (text: string) => `空のセルは、上の行と同じ「${text}」と読みました。`,
  totalRow: () => '合計の行なので、数えていません。',
  missing: (text: string) => `「${text}」に数がありません。0人とはせず、数えていません。`,
  unclassified: (text: string) =>
    `合計に入っていて性別・年代の内訳にない${text}人は「不明」としました。`,
  noBasis: (labels: string) =>
    `何と比べた答えか（前年同期・前期・水準）が書かれていないので、まだ数えていません: ${labels}。下で選んでください。`,
  periodOpen: () =>
    'いつの調査かがどこにも書かれていません。上の「対象の期間」に書いてください。書くまで公開できません。',
  quarterOpen: () =>
    'どの四半期かがどこにも書かれていません。上の「対象の期間」に書いてください。それまでは直前の四半期の名で下書きし、公開できません。',
  tooWide: (text: string) => `見出しのない列に「${text}」があります。`,
  tooShort: () => '後ろのセルがありません。無回答として数えました。',
  unnamed: (text: string) => `見出しが空の列を「${text}」としました。`,
  twice: (text: string) => `同じ見出しがあるので「${text}」としました。`,
  above: (text: string) => `表の上の${text}行は読みとばしました。`,
  merged: () => '二段の見出しを一つにつなげました。',
  long: (people: string, questions: string) =>
    `1行に1つの答えがある表なので、回答者ごとに並べなおしました（${people}人、${questions}問）。`,
  marks: (label: string, options: string) =>
    `○のついた列を、いくつでも選ぶ一つの質問「${label}」としました: ${options}`,
  noOne: () => 'だれの回答かが空です。',
  noQuestion: () => 'どの設問の回答かが空です。',
  countedAnswers: () =>
    'すでに数えた表のようです。だれが答えたか分からないので、ここでは数えられません。1行に1人（または1つの答え）の表を入れるか、新しい調査として「RESASなどの数字の表」を選び、公表値として載せてください。',
  nested: (label: string, trait: string) =>
    `「${label}」は「${trait}」を別の細かさで聞いているため、公表しません（少ない区分が計算できてしまいます）。`,
  folded: (label: string, answers: string) =>
    `「${label}」で一人だけが書いた答えは「その他」に入れました: ${answers}`,
  withheld: (trait: string, groups: string) =>
    `「${trait}」のうち、人数が少ないか、そこから計算できてしまう区分は公表しません: ${groups}`,
  withheldAll: (trait: string) =>
    `「${trait}」は人数の少ない区分を隠しきれないため、区分ごとの数字を公表しません。`,
};
