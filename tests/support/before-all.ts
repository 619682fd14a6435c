import { rmSync } from 'node:fs';
import path from 'node:path';
import { CACHE } from './paths.ts';
import { templateDir } from './template.ts';

/** Before the workers start: what earlier runs left is gone, and the template is there. */
export default async function beforeAll(): Promise<void> {
  rmSync(path.join(CACHE, 'data'), { recursive: true, force: true });
  await templateDir();
}
