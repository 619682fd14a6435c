import pino from 'pino';

/** The process's log: JSON lines on standard output. The level is set by `main.ts` from the environment. */
export const log = pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime });
