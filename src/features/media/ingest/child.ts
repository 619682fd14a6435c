/** The child process behind `worker.ts`: it renders one image and ends. What it is fed may be hostile. */
import sharp from 'sharp';
import { refusalOf, render, type RenderJob, type RenderResult } from './render.ts';

const MOST_MEMORY = 1_000_000_000;
const LOOK_MS = 50;

sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadWebp'],
});
sharp.concurrency(1);
sharp.cache(false);

setInterval(() => {
  if (process.memoryUsage.rss() > MOST_MEMORY) answer({ refused: 'broken' });
}, LOOK_MS).unref();

function answer(result: RenderResult): void {
  process.send?.(result, () => process.exit());
}

process.once('disconnect', () => process.exit());
process.once('message', (job: RenderJob) => {
  render(job).then(answer, (error: unknown) => answer({ refused: refusalOf(error) }));
});
