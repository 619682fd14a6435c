import { answerAside } from '#server/aside.ts';
import { runJob } from './job.ts';

answerAside(runJob);
