/**
 * What has been found out about each success criterion of levels A and AA. Only what was really
 * looked at may say more than `untested`; `machine` means that axe found nothing.
 */
export type Result = 'passed' | 'machine' | 'none' | 'untested' | 'unmet';
export type Method = 'axe' | 'keyboard' | 'widths' | 'script' | 'code';

export interface Criterion {
  number: string;
  level: 'A' | 'AA';
  name: string;
  nameEn: string;
  method: Method;
  result: Result;
}

/** Local date of the checks below. */
export const CHECKED_ON = '2026-11-23';

const criterion = (
  number: string,
  level: Criterion['level'],
  name: string,
  nameEn: string,
  method: Method = 'code',
  result: Result = 'untested',
): Criterion => ({ number, level, name, nameEn, method, result });

/** JIS X 8341-3:2016, identical to WCAG 2.0: 25 of level A and 13 of level AA. */
export const JIS_CRITERIA: Criterion[] = [
  criterion('1.1.1', 'A', '非テキストコンテンツ', 'Non-text content', 'axe', 'machine'),
  criterion(
    '1.2.1',
    'A',
    '音声だけ及び映像だけ（収録済み）',
    'Audio-only and video-only (prerecorded)',
    'code',
    'none',
  ),
  criterion('1.2.2', 'A', 'キャプション（収録済み）', 'Captions (prerecorded)', 'code', 'none'),
  criterion(
    '1.2.3',
    'A',
    '音声解説又はメディアに対する代替コンテンツ（収録済み）',
    'Audio description or media alternative (prerecorded)',
    'code',
    'none',
  ),
  criterion('1.2.4', 'AA', 'キャプション（ライブ）', 'Captions (live)', 'code', 'none'),
  criterion(
    '1.2.5',
    'AA',
    '音声解説（収録済み）',
    'Audio description (prerecorded)',
    'code',
    'none',
  ),
  criterion('1.3.1', 'A', '情報及び関係性', 'Info and relationships', 'axe', 'machine'),
  criterion('1.3.2', 'A', '意味のある順序', 'Meaningful sequence'),
  criterion('1.3.3', 'A', '感覚的な特徴', 'Sensory characteristics'),
  criterion('1.4.1', 'A', '色の使用', 'Use of color'),
  criterion('1.4.2', 'A', '音声の制御', 'Audio control', 'code', 'none'),
  criterion('1.4.3', 'AA', 'コントラスト（最低限レベル）', 'Contrast (minimum)', 'axe', 'machine'),
  criterion('1.4.4', 'AA', 'テキストのサイズ変更', 'Resize text', 'widths', 'machine'),
  criterion('1.4.5', 'AA', '文字画像', 'Images of text'),
  criterion('2.1.1', 'A', 'キーボード', 'Keyboard'),
  criterion('2.1.2', 'A', 'キーボードトラップなし', 'No keyboard trap', 'keyboard', 'machine'),
  criterion('2.2.1', 'A', '調整可能な制限時間', 'Timing adjustable'),
  criterion('2.2.2', 'A', '一時停止，停止及び非表示', 'Pause, stop, hide', 'code', 'passed'),
  criterion(
    '2.3.1',
    'A',
    '3回の閃光，又は閾値以下',
    'Three flashes or below threshold',
    'code',
    'passed',
  ),
  criterion('2.4.1', 'A', 'ブロックスキップ', 'Bypass blocks', 'keyboard', 'machine'),
  criterion('2.4.2', 'A', 'ページタイトル', 'Page titled', 'axe', 'machine'),
  criterion('2.4.3', 'A', 'フォーカス順序', 'Focus order'),
  criterion(
    '2.4.4',
    'A',
    'リンクの目的（コンテキスト内）',
    'Link purpose (in context)',
    'axe',
    'machine',
  ),
  criterion('2.4.5', 'AA', '複数の手段', 'Multiple ways', 'code', 'passed'),
  criterion('2.4.6', 'AA', '見出し及びラベル', 'Headings and labels'),
  criterion('2.4.7', 'AA', 'フォーカスの可視化', 'Focus visible', 'keyboard', 'machine'),
  criterion('3.1.1', 'A', 'ページの言語', 'Language of page', 'axe', 'machine'),
  criterion('3.1.2', 'AA', '一部分の言語', 'Language of parts'),
  criterion('3.2.1', 'A', 'フォーカス時', 'On focus', 'keyboard', 'machine'),
  criterion('3.2.2', 'A', '入力時', 'On input'),
  criterion('3.2.3', 'AA', '一貫したナビゲーション', 'Consistent navigation', 'code', 'passed'),
  criterion('3.2.4', 'AA', '一貫した識別性', 'Consistent identification'),
  criterion('3.3.1', 'A', 'エラーの特定', 'Error identification', 'script', 'passed'),
  criterion('3.3.2', 'A', 'ラベル又は説明', 'Labels or instructions', 'axe', 'machine'),
  criterion('3.3.3', 'AA', 'エラー修正の提案', 'Error suggestion', 'script', 'passed'),
  criterion(
    '3.3.4',
    'AA',
    'エラー回避（法的，金融及びデータ）',
    'Error prevention (legal, financial, data)',
  ),
  criterion('4.1.1', 'A', '構文解析', 'Parsing'),
  criterion(
    '4.1.2',
    'A',
    '名前（name），役割（role）及び値（value）',
    'Name, role, value',
    'axe',
    'machine',
  ),
];

/** What WCAG 2.1 and 2.2 added on levels A and AA. */
export const NEWER_CRITERIA: Criterion[] = [
  criterion('1.3.4', 'AA', '表示の向き', 'Orientation', 'code', 'passed'),
  criterion('1.3.5', 'AA', '入力目的の特定', 'Identify input purpose', 'axe', 'machine'),
  criterion('1.4.10', 'AA', 'リフロー', 'Reflow', 'widths', 'machine'),
  criterion('1.4.11', 'AA', '非テキストのコントラスト', 'Non-text contrast'),
  criterion('1.4.12', 'AA', 'テキストの間隔', 'Text spacing'),
  criterion(
    '1.4.13',
    'AA',
    'ホバー又はフォーカスで表示されるコンテンツ',
    'Content on hover or focus',
  ),
  criterion('2.1.4', 'A', '文字キーのショートカット', 'Character key shortcuts', 'code', 'passed'),
  criterion('2.4.11', 'AA', '隠されないフォーカス（最低限）', 'Focus not obscured (minimum)'),
  criterion('2.5.1', 'A', 'ポインタのジェスチャ', 'Pointer gestures'),
  criterion('2.5.2', 'A', 'ポインタのキャンセル', 'Pointer cancellation'),
  criterion('2.5.3', 'A', 'ラベルを含む名前（name）', 'Label in name'),
  criterion('2.5.4', 'A', '動きによる起動', 'Motion actuation', 'code', 'none'),
  criterion('2.5.7', 'AA', 'ドラッグ動作', 'Dragging movements'),
  criterion(
    '2.5.8',
    'AA',
    'ターゲットのサイズ（最低限）',
    'Target size (minimum)',
    'axe',
    'machine',
  ),
  criterion('3.2.6', 'A', '一貫したヘルプ', 'Consistent help', 'code', 'passed'),
  criterion('3.3.7', 'A', '冗長な入力', 'Redundant entry'),
  criterion(
    '3.3.8',
    'AA',
    'アクセシブルな認証（最低限）',
    'Accessible authentication (minimum)',
    'code',
    'none',
  ),
  criterion('4.1.3', 'AA', 'ステータスメッセージ', 'Status messages'),
];
