import type { APIRoute } from 'astro';
import { ogAnswer } from '#features/entries/og-image.ts';

export const GET: APIRoute = ({ locals }) =>
  ogAnswer({ pattern: 'seigaiha', hue: 'vermilion', seed: 'site' }, locals.words.site.name);
