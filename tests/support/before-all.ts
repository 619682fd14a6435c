import { templateDir } from './template.ts';

/** Before the workers start, the template is there; none of them has to make it while a test waits. */
export default async function beforeAll(): Promise<void> {
  await templateDir();
}
