import type { Said } from './schema.ts';

export const said = (ja: string, en: string | null = null): Said => ({ ja, en });

export const number = (n: number) => n.toLocaleString('ja-JP');
