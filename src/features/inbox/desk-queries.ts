import type { Selectable } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Reader } from '#server/db.ts';
import type { MessageKind, Outcome } from './schema.ts';

const PER_PAGE = 50;

/** A message as the staff's list names it. */
export interface MessageLine {
  id: number;
  kind: MessageKind;
  /** Its first words, or who applies. */
  excerpt: string;
  name: string | null;
  createdAt: Date;
  /** Null while nobody has closed it. */
  outcome: Outcome | null;
  handledBy: string | null;
}

export interface MessagePage {
  lines: MessageLine[];
  pages: number;
}

export interface Message extends Omit<MessageLine, 'excerpt'> {
  body: string | null;
  replyTo: string | null;
  subject: { kind: 'shop' | 'coupon' | 'job' | 'event' | 'product'; id: number } | null;
  fields: Readonly<Record<string, unknown>>;
  note: string | null;
}

const COLUMNS = [
  'id',
  'kind',
  'body',
  'name',
  'reply_to',
  'subject_kind',
  'subject_id',
  'fields',
  'created_at',
  'state',
  'outcome',
  'outcome_note',
  'handled_by',
] as const;

/** What was sent to the staff: what is open with the oldest first, what is done with the newest. */
export async function listMessages(
  read: Reader,
  isDone: boolean,
  page: number,
): Promise<MessagePage> {
  const messages = read
    .selectFrom('inbox_message')
    .where('state', 'in', isDone ? ['done'] : ['new', 'open']);
  const { total } = await messages
    .select((eb) => eb.fn.countAll().as('total'))
    .executeTakeFirstOrThrow();
  const rows = await messages
    .select(COLUMNS)
    .orderBy('created_at', isDone ? 'desc' : 'asc')
    .orderBy('id', isDone ? 'desc' : 'asc')
    .limit(PER_PAGE)
    .offset((page - 1) * PER_PAGE)
    .execute();
  return {
    lines: rows.map(asMessage).map(({ fields, body, ...line }) => ({
      ...line,
      excerpt: typeof fields['business'] === 'string' ? fields['business'] : (body ?? ''),
    })),
    pages: Math.max(1, Math.ceil(Number(total) / PER_PAGE)),
  };
}

/** One message whole, or undefined. */
export async function getMessage(read: Reader, id: number): Promise<Message | undefined> {
  const row = await read
    .selectFrom('inbox_message')
    .select(COLUMNS)
    .where('id', '=', id)
    .executeTakeFirst();
  return row && asMessage(row);
}

type Row = Pick<Selectable<Database['inbox_message']>, (typeof COLUMNS)[number]>;

function asMessage(row: Row): Message {
  return {
    id: row.id,
    kind: row.kind,
    body: row.body,
    name: row.name,
    replyTo: row.reply_to,
    subject: row.subject_kind === null ? null : { kind: row.subject_kind, id: row.subject_id! },
    fields: JSON.parse(row.fields) as Record<string, unknown>,
    createdAt: new Date(row.created_at),
    outcome: row.outcome ?? (row.state === 'done' ? 'answered' : null),
    note: row.outcome_note,
    handledBy: row.handled_by,
  };
}
