import path from 'node:path';
import { ActionError, defineAction, type ActionAPIContext } from 'astro:actions';
import { isStaff } from '#features/accounts/policy.ts';
import { signedIn } from '#features/accounts/signed-in.ts';
import { found, written } from '#features/drafts/written.ts';
import { cleanText } from '#features/entries/schema.ts';
import { documentRefusal, keepDocument } from '#features/media/documents.ts';
import { mediaDir } from '#features/media/files.ts';
import { now } from '#server/clock.ts';
import {
  publishNotice,
  removeFile,
  removeNotice,
  withdrawNotice,
  writeNotice,
  type NewFile,
} from './desk-commands.ts';
import { DeskNewsInput, NoticeFileInput, NoticeInput } from './schema.ts';

const accept = 'form';
const NAME_LENGTH = 120;

/** What the staff do with notices. */
export const news = {
  save: defineAction({
    accept,
    input: DeskNewsInput,
    handler: async ({ files, ...notice }, context) => {
      onlyStaff(context);
      const kept = await keepAll(files.filter(({ size, name }) => size > 0 || name !== ''));
      const id = found(await written((tx) => writeNotice(tx, notice, kept, now())));
      if (id === 'late') throw new ActionError({ code: 'CONFLICT', message: id });
      if (id === 'tooManyFiles') throw refused(id);
      return { id };
    },
  }),
  publish: defineAction({
    accept,
    input: NoticeInput,
    handler: async ({ id }, context) => {
      onlyStaff(context);
      if (found(await written((tx) => publishNotice(tx, id, now()))) === 'over')
        throw refused('over');
      return { done: true };
    },
  }),
  withdraw: defineAction({
    accept,
    input: NoticeInput,
    handler: async ({ id }, context) => {
      onlyStaff(context);
      return done(await written((tx) => withdrawNotice(tx, id, now())));
    },
  }),
  remove: defineAction({
    accept,
    input: NoticeInput,
    handler: async ({ id }, context) => {
      onlyStaff(context);
      return done(await written((tx) => removeNotice(tx, id, now())));
    },
  }),
  removeFile: defineAction({
    accept,
    input: NoticeFileInput,
    handler: async ({ id, file }, context) => {
      onlyStaff(context);
      return done(await written((tx) => removeFile(tx, id, file, now())));
    },
  }),
};

function onlyStaff(context: ActionAPIContext): void {
  if (!isStaff(signedIn(context))) throw new ActionError({ code: 'FORBIDDEN' });
}

const done = (is: boolean) => ({ done: found(is || undefined) });

const refused = (message: string) => new ActionError({ code: 'UNPROCESSABLE_CONTENT', message });

/** Every file is looked at before any is kept. */
async function keepAll(files: readonly File[]): Promise<NewFile[]> {
  const read = await Promise.all(
    files.map(async (file) => ({
      name: nameOf(file),
      bytes: new Uint8Array(await file.arrayBuffer()),
    })),
  );
  for (const { bytes } of read) {
    const refusal = documentRefusal(bytes);
    if (refusal) throw refused(refusal);
  }
  const kept: NewFile[] = [];
  for (const { name, bytes } of read)
    kept.push({ key: await keepDocument(mediaDir, bytes), name, bytes: bytes.length });
  return kept;
}

function nameOf(file: File): string {
  const { name } = path.parse(cleanText(file.name));
  return [...name].slice(0, NAME_LENGTH).join('') || 'PDF';
}
