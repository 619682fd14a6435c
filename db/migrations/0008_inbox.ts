import { sql, type Kysely } from 'kysely';
import { atMost, id, isoTime, localDate, oneOf, strict, within } from './columns.ts';

const SUBJECTS = ['shop', 'coupon', 'job', 'event', 'product'];

/** Which outcomes a kind of message can come to; a decision and its time go together. */
const OUTCOME = sql<boolean>`(outcome is null or (kind = 'report' and outcome in
  ('corrected', 'unfounded', 'suspended', 'referred')) or (kind = 'application' and outcome in
  ('accepted', 'declined'))) and (outcome is null) = (handled_at is null)
  and (outcome is null or state = 'done')`;

export async function up(db: Kysely<unknown>): Promise<void> {
  await messages(db);
  await outbox(db);
  await counters(db);
}

async function messages(db: Kysely<unknown>): Promise<void> {
  await strict(db.schema.createTable('inbox_message'))
    .addColumn('id', 'integer', id)
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull().defaultTo('new'))
    .addColumn('subject_kind', 'text')
    .addColumn('subject_id', 'integer')
    .addColumn('body', 'text')
    .addColumn('name', 'text')
    .addColumn('reply_to', 'text')
    .addColumn('fields', 'text', (c) => c.notNull())
    .addColumn('locale', 'text', (c) => c.notNull())
    .addColumn('form_key', 'text', (c) => c.notNull().unique())
    .addColumn('outcome', 'text')
    .addColumn('outcome_note', 'text')
    .addColumn('handled_at', 'text')
    .addColumn('handled_by', 'text')
    .addColumn('erase_on', 'text')
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addCheckConstraint('inbox_kind', oneOf('kind', ['contact', 'report', 'application']))
    .addCheckConstraint('inbox_state', oneOf('state', ['new', 'open', 'done']))
    .addCheckConstraint(
      'inbox_subject_kind',
      sql`subject_kind is null or ${oneOf('subject_kind', SUBJECTS)}`,
    )
    .addCheckConstraint('inbox_subject', sql`(subject_kind is null) = (subject_id is null)`)
    .addCheckConstraint('inbox_subject_of', sql`subject_kind is null or kind = 'report'`)
    .addCheckConstraint('inbox_body', atMost('body', 2000))
    .addCheckConstraint('inbox_body_of', sql`kind = 'application' or body is not null`)
    .addCheckConstraint('inbox_name', atMost('name', 80))
    .addCheckConstraint('inbox_reply_to', atMost('reply_to', 254))
    .addCheckConstraint('inbox_fields', atMost('fields', 10_000))
    .addCheckConstraint('inbox_locale', oneOf('locale', ['ja', 'en']))
    .addCheckConstraint('inbox_outcome', OUTCOME)
    .addCheckConstraint('inbox_outcome_note', atMost('outcome_note', 2000))
    .addCheckConstraint('inbox_handled_at', isoTime('handled_at'))
    .addCheckConstraint('inbox_erase_on', localDate('erase_on'))
    .addCheckConstraint('inbox_created_at', isoTime('created_at'))
    .execute();
  await db.schema
    .createIndex('inbox_desk')
    .on('inbox_message')
    .columns(['state', 'kind', 'created_at'])
    .execute();
  await db.schema
    .createIndex('inbox_subject_entry')
    .on('inbox_message')
    .columns(['subject_kind', 'subject_id'])
    .execute();
  await db.schema.createIndex('inbox_erase').on('inbox_message').column('erase_on').execute();
}

async function outbox(db: Kysely<unknown>): Promise<void> {
  await strict(db.schema.createTable('outbox'))
    .addColumn('id', 'integer', id)
    .addColumn('recipient', 'text', (c) => c.notNull())
    .addColumn('subject', 'text', (c) => c.notNull())
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('sent_at', 'text')
    .addColumn('erase_on', 'text', (c) => c.notNull())
    .addCheckConstraint(
      'outbox_recipient',
      sql`recipient = 'staff' or recipient like 'business:_%' or recipient like '_%@_%'`,
    )
    .addCheckConstraint('outbox_recipient_length', atMost('recipient', 254))
    .addCheckConstraint('outbox_subject', atMost('subject', 200))
    .addCheckConstraint('outbox_subject_line', sql`subject not like ${sql.lit('%\n%')}`)
    .addCheckConstraint('outbox_text', atMost('text', 20_000))
    .addCheckConstraint('outbox_created_at', isoTime('created_at'))
    .addCheckConstraint('outbox_sent_at', isoTime('sent_at'))
    .addCheckConstraint('outbox_erase_on', localDate('erase_on'))
    .execute();
  await db.schema
    .createIndex('outbox_unsent')
    .on('outbox')
    .column('id')
    .where(sql<boolean>`sent_at is null`)
    .execute();
  await db.schema.createIndex('outbox_erase').on('outbox').column('erase_on').execute();
}

async function counters(db: Kysely<unknown>): Promise<void> {
  await strict(db.schema.createTable('form_counter'))
    .addColumn('key', 'text', (c) => c.primaryKey())
    .addColumn('started_at', 'text', (c) => c.notNull())
    .addColumn('count', 'integer', (c) => c.notNull())
    .addCheckConstraint('form_counter_started_at', isoTime('started_at'))
    .addCheckConstraint('form_counter_count', within('count', 1, 1000))
    .execute();
  await db.schema
    .createIndex('form_counter_started')
    .on('form_counter')
    .column('started_at')
    .execute();
}
