import type { RSSFeedItem } from '@astrojs/rss';
import { startOfLocalDay } from '#server/clock.ts';
import type { JobsWords } from '#i18n/jobs.ja.ts';
import { urlFor, type Locale } from '#i18n/urls.ts';
import { metaOf, timesText, titleOf, wageText } from './components/say.ts';
import type { JobSummary } from './summary.ts';

/** Jobs as items of a feed, dated by the day they were posted. */
export function feedItems(
  jobs: readonly JobSummary[],
  locale: Locale,
  words: JobsWords,
  siteUrl: string,
): RSSFeedItem[] {
  return jobs.map((job) => {
    const facts = [
      words.types[job.employmentType],
      metaOf(job, locale)
        .map(({ text }) => text)
        .join(locale === 'ja' ? '・' : ' · '),
      wageText(job, words),
      timesText(job.shifts, words),
    ];
    return {
      title: titleOf(job, locale).text,
      link: siteUrl + urlFor(locale, `/jobs/${job.slug}`),
      pubDate: startOfLocalDay(job.postedOn),
      description: facts.filter((fact) => fact !== '').join(' / '),
    };
  });
}
