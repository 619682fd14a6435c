import type { PlanWords } from './plan.ja.ts';

/** Words of the plan's evaluation, in English. */
export const planEn: PlanWords = {
  title: 'How the plan is going',
  description:
    'Targets and results of the Yamaguchi Chamber of Commerce’s business development plan for fiscal 2025–2029, for anyone to see.',
  lead: 'How far the chamber has come with its plan for fiscal 2025–2029: figures and grades, year by year.',
  years: 'Fiscal year',
  all: 'All years',
  year: (n) => `Fiscal ${2018 + n}`,
  short: (n) => `FY${2018 + n}`,
  baseline: 'Before',
  indicator: 'Indicator',
  target: 'Target',
  result: 'Result',
  rate: 'Reached',
  grade: 'Grade',
  none: 'not planned',
  open: 'not counted yet',
  notComparable: '*',
  notComparableNote:
    '* Counted otherwise than its target or the year before, and so neither compared nor graded.',
  baselineNote:
    'Before the plan every sales seminar was counted; its targets count only those about IT. The two cannot be compared.',
  grades: 'A: 100% and over, B: 80%, C: 30%, D: below 30%, E: planned but not done',
  review: 'What the committee said',
  metOn: (day) => `Committee of ${day}`,
  comment: 'Comment',
  improvement: 'To be improved',
  before: 'To be improved, from the year before',
  outcome: 'What became of it',
  due: (day) => `due ${day}`,
  evidence: 'Evidence',
  handOuts: 'Businesses that were given survey results',
  handOutElse: 'A survey for members or the businesses concerned',
  handOut: (businesses) => `${businesses.toLocaleString('en-GB')} businesses`,
  notYet: 'No results have been published yet; these are the targets.',
  published: (day, number) => `Published ${day} (release ${number})`,
  corrected: (reason) => `Why it was corrected: ${reason}`,
  source: 'Source: Yamaguchi Chamber of Commerce, business development plan for fiscal 2025–2029',
  print: 'Prints on A4.',
};
