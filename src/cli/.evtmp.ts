import { replaceDemoEvents } from './setup/events.ts';
import { now } from '#server/clock.ts';
import { store } from '#server/store.ts';
const t=performance.now();
await store.write((tx) => replaceDemoEvents(tx, now()));
console.log('ms', performance.now()-t);
for (const n of ['event','event_rule','event_exception','event_occurrence','event_day','venue'] as const) console.log(n, (await store.read.selectFrom(n).select((eb)=>eb.fn.countAll().as('n')).executeTakeFirst())!.n);
console.log(await store.read.selectFrom('event_occurrence').innerJoin('event','event.id','event_occurrence.event_id').select(['event.slug','date','starts_at','state','earlier_starts_at']).where('state','<>','scheduled').execute());
await store.close();
