import { toIso } from '#server/clock.ts';
import { documentOf } from './document.ts';
import type { Report } from './draft-queries.ts';
import type { PublishedReport } from './queries.ts';

/** A draft as it would stand there if it were published now, and where. */
export function previewOf(
  report: Report,
  at: Date,
): PublishedReport & { path: string; address: string } {
  const number = (report.releases[0]?.number ?? 0) + 1;
  const isPublic = (report.releases[0]?.audience ?? 'public') === 'public';
  return {
    id: report.id,
    slug: report.slug,
    kind: report.kind,
    document: documentOf(report),
    number,
    publishedAt: toIso(at),
    releases: [{ number, visibleFrom: toIso(at), reason: null }, ...report.releases],
    demo: false,
    isPublic,
    path: `/staff/surveys/${report.id}/preview`,
    address: `${isPublic ? '' : '/member'}/surveys/${report.slug}`,
  };
}
