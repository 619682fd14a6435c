/**
 * The editor, a process of its own: changes shops one after the other as somebody's save would, and a
 * second after each change asks for its page and sees whether it is there.
 */
import { openSqlite, databaseFile } from '#server/db.ts';

export interface EditRequest {
  dataDir: string;
  port: number;
  slugs: string[];
  perSecond: number;
  /** How long to go on, in milliseconds. */
  ms: number;
}

/** How many changes were made, and how many a page did not show a second later. */
export interface EditAnswer {
  edits: number;
  stale: number;
}

const SECOND = 1000;

async function edit({ dataDir, port, slugs, perSecond, ms }: EditRequest): Promise<EditAnswer> {
  const sqlite = openSqlite(databaseFile(dataDir));
  const write = sqlite.prepare('update shop set name = ? where slug = ? returning id').pluck();
  const tell = sqlite.prepare('insert into change (tag, at) values (?, ?)');
  const save = sqlite.transaction((name: string, slug: string) => {
    tell.run(`shop:${String(write.get(name, slug))}`, new Date().toISOString());
  });
  const looks: Promise<boolean>[] = [];
  const newest = new Map<string, string>();
  const until = performance.now() + ms;
  for (let i = 0; performance.now() < until; i += 1) {
    const slug = slugs[i % slugs.length]!;
    const name = `名${i}`;
    save(name, slug);
    newest.set(slug, name);
    looks.push(
      later(SECOND).then(async () => {
        const answer = await fetch(`http://127.0.0.1:${port}/shops/${slug}`);
        return (await answer.text()).includes(newest.get(slug)!);
      }),
    );
    await later(SECOND / perSecond);
  }
  const shown = await Promise.all(looks);
  sqlite.close();
  return { edits: shown.length, stale: shown.filter((one) => !one).length };
}

function later(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

process.on('message', (request: EditRequest) => {
  void edit(request).then((answer) => process.send!(answer));
});
process.on('disconnect', () => process.exit());
