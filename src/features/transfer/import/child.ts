import { answerAside } from '#server/aside.ts';
import { runImport } from './run.ts';

answerAside(runImport);
