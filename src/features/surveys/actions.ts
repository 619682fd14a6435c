import { besideActions } from './act/beside.ts';
import { reportActions } from './act/report.ts';
import { sheetActions } from './act/sheet.ts';

/** The staff's way from a counted sheet to a published report. */
export const surveys = { ...sheetActions, ...besideActions, ...reportActions };
