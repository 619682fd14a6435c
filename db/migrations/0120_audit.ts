import { sql, type Kysely } from 'kysely';
import { atMost, id, isoTime, oneOf, strict } from './columns.ts';

/** Who did what, to what, and from where: written once, read by administrators. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await strict(db.schema.createTable('audit'))
    .addColumn('id', 'integer', id)
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('account_id', 'integer')
    .addColumn('name', 'text')
    .addColumn('role', 'text', (c) => c.notNull())
    .addColumn('address', 'text')
    .addColumn('action', 'text', (c) => c.notNull())
    .addColumn('kind', 'text')
    .addColumn('subject_id', 'integer')
    .addColumn('details', 'text', (c) => c.notNull())
    .addCheckConstraint('audit_at', isoTime('at'))
    .addCheckConstraint('audit_role', oneOf('role', ['member', 'staff', 'admin']))
    .addCheckConstraint('audit_name', atMost('name', 200))
    .execute();
  await db.schema.createIndex('audit_newest').on('audit').columns(['at', 'id']).execute();
  await db.schema.createIndex('audit_account').on('audit').columns(['account_id', 'id']).execute();
  await db.schema
    .createIndex('audit_subject')
    .on('audit')
    .columns(['kind', 'subject_id', 'id'])
    .execute();
  await keepAudit(db);
}

/**
 * Nothing is taken out or rewritten; only who it was may be made unknown, which retention asks for.
 * These triggers are SQLite's; another database needs its own.
 */
async function keepAudit(db: Kysely<unknown>): Promise<void> {
  await sql`
    create trigger audit_kept before update on audit
    when new.account_id is not null or new.name is not null or new.address is not null
      or old.id <> new.id or old.at <> new.at or old.role <> new.role
      or old.action <> new.action or old.kind is not new.kind
      or old.subject_id is not new.subject_id
      or (old.details <> new.details and new.details <> '{}')
    begin select raise(abort, 'the audit log is never changed'); end`.execute(db);
  await sql`
    create trigger audit_stays before delete on audit
    begin select raise(abort, 'the audit log is never shortened'); end`.execute(db);
}
