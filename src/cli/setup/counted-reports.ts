import { conditionSheet, demoQuarters } from '#db/seed/surveys/conditions.ts';
import { DEMO_POINTS, trafficSheet } from '#db/seed/surveys/traffic.ts';
import { addReport, addSurvey } from '#features/surveys/commands.ts';
import { addRelease } from '#features/surveys/release-commands.ts';
import { quarterOf } from '#features/surveys/condition/quarter.ts';
import { documentOf } from '#features/surveys/document.ts';
import type { Said, SurveyKind } from '#features/surveys/schema.ts';
import { ReportTexts } from '#features/surveys/texts.ts';
import type { Beside } from '#features/surveys/understood.ts';
import { understand } from '#features/surveys/work-out.ts';
import { addDays, localDate, localWeekday, startOfLocalDay } from '#server/clock.ts';
import type { Tx } from '#server/db.ts';

const AUTHOR = 'demo';
const QUARTERS = 8;
const DAYS_TO_COUNT = 14;
const SUNDAY = 6;

interface DemoCount {
  slug: string;
  kind: SurveyKind;
  name: Said;
  texts: Partial<ReportTexts>;
  points: Beside['points'];
  printed: Beside['printed'];
  /** Each time it was counted, oldest first. */
  times: { period: Beside['period'] & object; rows: string[][]; title: [ja: string, en: string] }[];
}

/** Reports of the demo that are counted from invented sheets: quarters of firms, years of passers-by. */
export async function addCountedReports(tx: Tx, at: Date): Promise<void> {
  for (const demo of [conditions(at), traffic(at)]) await addCounts(tx, demo, at);
}

async function addCounts(tx: Tx, demo: DemoCount, at: Date): Promise<void> {
  const survey = { slug: demo.slug, kind: demo.kind, name: demo.name.ja, nameEn: demo.name.en };
  const surveyId = await addSurvey(tx, { ...survey, demo: true }, at);
  const beside: Beside = {
    period: null,
    withheld: [],
    reports: [],
    points: demo.points,
    printed: demo.printed,
    references: [],
  };
  for (const { period, rows, title } of demo.times) {
    const sheet = { sheets: [{ name: '', rows }], chosen: 0 };
    const { figures } = understand(demo.kind, sheet, [], { ...beside, period });
    const counted = addDays(period.until, DAYS_TO_COUNT);
    const texts = ReportTexts.parse({
      ...demo.texts,
      title: title[0],
      titleEn: title[1],
      finding: figures.finding,
      findingEn: figures.figures[0]?.title.en ?? null,
      surveyedUntil: addDays(counted, -1),
      collectedOn: counted,
      distributed: figures.respondents,
    });
    const slug = `${demo.slug}-${period.from.slice(0, 7)}`;
    const reportId = await addReport(tx, { surveyId, slug, period, texts, figures }, AUTHOR, at);
    const document = documentOf({ kind: demo.kind, survey: demo.name, texts, period, figures });
    await addRelease(
      tx,
      { reportId, document, demo: true },
      { visibleFrom: startOfLocalDay(counted), audience: 'public', reason: null },
      AUTHOR,
      at,
    );
    beside.reports.push({ period, kept: figures.kept });
  }
}

function conditions(at: Date): DemoCount {
  return {
    slug: 'conditions-demo',
    kind: 'condition',
    name: { ja: '景況調査（デモ）', en: 'Business conditions (demo)' },
    texts: {
      method: '架空の98社の回答を、しくみの見本として作りました。',
      methodEn: 'The answers of 98 invented firms, made to show how this works.',
      population: '架空の98社（4業種）',
      populationEn: '98 invented firms in four industries',
      limitations: 'デモの数字です。実在の企業や地域の景況を表すものではありません。',
      limitationsEn: 'Demo figures: they say nothing of any real firm or place.',
    },
    points: [],
    printed: [],
    times: demoQuarters(addDays(localDate(at), -DAYS_TO_COUNT), QUARTERS).map((quarter) => {
      const [year, month] = quarter.split('-').map(Number) as [number, number];
      return {
        period: quarterOf(quarter),
        rows: conditionSheet(quarter),
        title: [
          `景況調査（デモ）${year}年${month}〜${month + 2}月期`,
          `Business conditions (demo), ${year} Q${(month + 2) / 3}`,
        ],
      };
    }),
  };
}

function traffic(at: Date): DemoCount {
  const today = localDate(at);
  const newest = Number(today.slice(0, 4)) - (today < `${today.slice(0, 4)}-11-15` ? 1 : 0);
  const printed = Array.from({ length: 6 }, (_, i) => newest - 7 + i).flatMap((year) => {
    const [, ...rows] = trafficSheet(daysOf(year));
    return DEMO_POINTS.flatMap(({ key }) =>
      daysOf(year).map(({ date, holiday }) => ({
        period: `${year}-01-01`,
        key: `${holiday ? 'holiday' : 'weekday'}|${key}`,
        value: rows
          .filter((row) => row[0] === key && row[1] === date)
          .reduce((sum, row) => sum + Number(row.at(-1)), 0),
        source: '架空の報告書',
      })),
    );
  });
  return {
    slug: 'traffic-demo',
    kind: 'traffic',
    name: { ja: '商店街通行量調査（デモ）', en: 'Pedestrian count (demo)' },
    texts: {
      method: '架空の商店街の3地点で10時から19時まで数えたことにした、しくみの見本です。',
      methodEn: 'An example: three points of an invented shopping street, 10:00 to 19:00.',
      limitations: 'デモの数字です。実在の商店街の通行量ではありません。公表値も架空です。',
      limitationsEn: 'Demo figures of no real street; those “as printed” are invented as well.',
    },
    points: DEMO_POINTS.map((point) => ({
      ...point,
      activeFrom: newest - 7,
      activeUntil: null,
    })),
    printed,
    times: [newest - 1, newest].map((year) => ({
      period: { from: daysOf(year)[0]!.date, until: daysOf(year)[1]!.date },
      rows: trafficSheet(daysOf(year)),
      title: [`商店街通行量調査（デモ）${year}年`, `Pedestrian count (demo) ${year}`],
    })),
  };
}

/** The first Sunday of October and the Friday after. */
function daysOf(year: number): { date: string; holiday: boolean }[] {
  const first = `${year}-10-01`;
  const sunday = addDays(first, SUNDAY - localWeekday(startOfLocalDay(first)));
  return [
    { date: sunday, holiday: true },
    { date: addDays(sunday, 5), holiday: false },
  ];
}
