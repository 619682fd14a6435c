import type { Dictionary } from '#i18n/index.ts';
import type { Finding } from '../checks/finding.ts';
import { dayText } from './say.ts';

/** A finding in the reader's words, to stand beside its field. */
export function findingText({ field, key, params }: Finding, words: Dictionary, at: Date): string {
  const { findings, fields } = words.jobs;
  const date =
    params['date'] === undefined ? '' : dayText(String(params['date']), at, words.common);
  return findings[key]({ ...params, label: fields[field], date });
}
