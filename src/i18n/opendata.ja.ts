/** Words of the open-data page and of what others may put on their own sites, in Japanese. */
export const opendataJa = {
  title: 'オープンデータ',
  description: '山口市のお店・会社とイベントの一覧を、だれでも使えるデータとして公開しています。',
  lead: '掲載している事業者の同意を得た情報を、自治体標準オープンデータセットの項目に合わせて公開しています。出典を書けば、商用でも自由に使えます。',
  columns: { data: 'データ', changed: '最終更新', files: 'ファイル' },
  shops: 'お店・会社',
  never: 'まだありません',
  licence: 'ライセンス',
  licenceText:
    'クリエイティブ・コモンズ 表示 4.0 国際（CC BY 4.0）。出典の例：「エール！やまぐち（山口商工会議所）」',
  licenceLink: 'ライセンスの全文',
  contents: '入っているもの',
  contentsText:
    'ページで公開している内容だけが入っています。写真、担当者の名前、ご自宅で営業するお店の番地は入れていません。営業時間はOpenStreetMapのopening_hours形式で、イベントの日程は一つずつの変更も含めて収めています。',
  embed: 'ホームページに埋め込む',
  embedText:
    'お店のページの内容を、ほかのホームページに小さなカードとして置けます。下のコードの「お店」の部分を、そのお店のページのアドレスの最後の語に変えてください。',
  embedName: 'お店',
  embedShop: 'お店のカードのコード',
  embedEventsText:
    'これからのイベントの一覧も置けます。イベントのページで地域や種類をしぼりこむと、その条件のコードがページの下に出ます。',
  embedEvents: 'イベント一覧のコード',
  embedCode: '埋め込み用のコード',
  embedCopy: 'コードをコピー',
  embedOpen: 'お店のページを見る',
};

export type OpendataWords = typeof opendataJa;
