/** What the readers of a file say of a cell, each with its words for the staff; the first that fits. */
const REASONS: [said: RegExp, words: string][] = [
  [/^is empty$/, '空欄です。'],
  [/^is not a place in Japan$/, '緯度・経度が日本の中の場所ではありません。'],
  [/^stands in the file twice$/, '同じ番号の行が、ファイルに2つあります。'],
  [/^has (\d+) cells where the header has (\d+)$/, '列の数が見出し（$2列）と合いません（$1列）。'],
  [/^is not a date$/, '日付として読めません。'],
  [/^is before 開始日$/, '開始日より前になっています。'],
  [/^is before 開始時間 on the same day$/, '同じ日の開始時間より前になっています。'],
  [/^is not a time; left out$/, '時刻として読めないので、入れません。'],
  [/^spans days: taken as one stretch of time$/, '日をまたぐので、ひと続きの開催とします。'],
  [/^is not a phone number: (.*)$/, '電話番号として読めないので、入れません（$1）。'],
  [/^needs confirmation: /, '営業時間を確実には読みとれないので、文のまま入れます。'],
  [/^is not an iCalendar UID$/, 'このサイトのファイルの番号ではありません。'],
  [/^has a rule that cannot be read$/, 'くり返しの決まりを読めません。'],
  [/^tooLong$/, '長すぎます。'],
  [/^notALink$/, 'http:// か https:// から始まるリンクではありません。'],
  [/^notAPhone$/, '電話番号として読めません。'],
  [/^notAPostalCode$/, '郵便番号として読めません。'],
  [/^notASlug$/, '記号は、英小文字・数字・ハイフンで書いてください。'],
];

const TABLES: [said: RegExp, words: string][] = [
  [/^The file has no column (.*)$/, '「$1」の列がありません。1行目に列の名前が要ります。'],
  [/^/, 'CSVとして読めません。表計算ソフトで「CSV」として保存しなおしてください。'],
];

const say = (list: [RegExp, string][], said: string) => {
  const [pattern, words] = list.find(([one]) => one.test(said)) ?? [];
  return pattern && said.replace(new RegExp(`${pattern.source}.*`, 's'), words!);
};

/** Words of bringing in lists of shops and events; read by staff, in Japanese only. */
export const importJa = {
  title: 'お店・イベントの取り込み',
  lead: 'お店やイベントの一覧を、CSV（自治体標準オープンデータセットの列）からまとめて取り込みます。読みこんだだけでは何も変わりません。1行ずつどうなるかを見てから、取り込むかどうかを決めます。',
  again: '同じファイルをもう一度読みこんでも、変わったところだけが取り込まれます。',
  kind: '何の一覧ですか',
  kinds: { shops: 'お店・会社', events: 'イベント' },
  file: 'CSVファイル',
  fileHelp: 'UTF-8 か Shift_JIS（Excelの「CSV」）、5MBまで。1行目は列の名前。',
  check: '読みこんで確かめる',
  earlier: 'これまでの取り込み',
  errors: {
    kind: 'お店かイベントかを選んでください。',
    noFile: 'ファイルを選んでください。',
    tooLarge: '5MBまでのファイルを選んでください。',
    noText: '文字として読めません。UTF-8 か Shift_JIS の CSV にしてください。',
    refused:
      '読めない行があります。ファイルを直すか、「読めない行は飛ばす」にしるしを入れてください。',
    other: 'いまはできませんでした。少し待って、もう一度お試しください。',
  } as Record<string, string>,
  summary: '次のところをご確認ください',
  states: {
    reading: '読んでいます',
    checked: '確かめてください',
    unreadable: '読めませんでした',
    applying: '取り込んでいます',
    applied: '取り込みました',
    failed: 'できませんでした',
  },
  wait: {
    reading:
      'ファイルを読んで、いまの内容とくらべています。このページは、ひとりでに新しくなります。',
    applying: '取り込んでいます。このページは、ひとりでに新しくなります。',
  } as Record<string, string>,
  counts: {
    add: '新しく加わる',
    change: '変わる',
    refuse: '取り込めない',
    unchanged: '変わらない',
  },
  rows: (count: number) => `${count.toLocaleString('ja')}行`,
  row: (row: number) => `${row}行目`,
  kindsOfLine: { add: '加わる', change: '変わる', refuse: '取り込めない' },
  changes: (fields: string) => `変わるところ: ${fields}`,
  missing: (fields: string) => `公開までに足りないもの: ${fields}`,
  nothing: 'このファイルで変わるものは、ありません。',
  apply: 'このとおりに取り込む',
  publish: '足りないもののない行は、すぐに公開する',
  publishHelp:
    'しるしがなければ、下書きとして入ります。事業者の方の確認をえたものだけにしてください。',
  skipRefused: '読めない行は飛ばして、ほかを取り込む',
  options: '取り込み方',
  applied: (count: number) => `${count.toLocaleString('ja')}行を取り込みました。`,
  published: (count: number) => `そのうち公開したもの: ${count.toLocaleString('ja')}件`,
  toEntries: '事業所をひらく',
  moved:
    '確かめているあいだに、サイトの内容が変わりました。新しい結果をもう一度ご確認ください。何も取り込んでいません。',
  failed: '途中で止まりました。何も取り込んでいません。ファイルを分けて、もう一度お試しください。',
  another: '別のファイルを読みこむ',
  by: (name: string, at: string) => `${at} ${name}`,
  show: { all: 'すべて', label: '見る行' },
  pages: 'ページ',
  page: (page: number) => `${page}ページ目`,
  previous: '前へ',
  next: '次へ',
  /** What is wrong with a cell. */
  reason: (said: string) => say(REASONS, said) ?? 'この形では取り込めません。',
  /** Why a file is no such table. */
  table: (said: string) => say(TABLES, said)!,
};
