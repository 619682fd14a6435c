import { sql, type Kysely } from 'kysely';
import { atMost, flag, id, isoTime, oneOf, strict, within } from './columns.ts';

const ROLES = ['member', 'staff', 'admin'];
const SHA256 = (name: string) => sql<boolean>`length(${sql.ref(name)}) = 64`;
const MAIL = (name: string) => sql<boolean>`${sql.ref(name)} like '_%@_%'
  and ${sql.ref(name)} = lower(${sql.ref(name)}) and length(${sql.ref(name)}) <= 254`;

export async function up(db: Kysely<unknown>): Promise<void> {
  await accounts(db);
  await memberships(db);
  await sessions(db);
  await signIns(db);
  await factors(db);
  await links(db);
  await counters(db);
  await outbox(db);
}

async function accounts(db: Kysely<unknown>): Promise<void> {
  await strict(db.schema.createTable('account'))
    .addColumn('id', 'integer', id)
    .addColumn('email', 'text', (c) => c.notNull().unique())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('role', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull().defaultTo('active'))
    .addColumn('demo', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('handle', 'text', (c) => c.notNull().unique())
    .addColumn('password_hash', 'text')
    .addColumn('totp_secret', 'text')
    .addColumn('totp_step', 'integer')
    .addColumn('signed_in_at', 'text')
    .addColumn('version', 'integer', (c) => c.notNull().defaultTo(1))
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('updated_at', 'text', (c) => c.notNull())
    .addCheckConstraint('account_email', MAIL('email'))
    .addCheckConstraint('account_name', atMost('name', 80))
    .addCheckConstraint('account_role', oneOf('role', ROLES))
    .addCheckConstraint('account_state', oneOf('state', ['active', 'suspended']))
    .addCheckConstraint('account_demo', flag('demo'))
    .addCheckConstraint('account_signed_in_at', isoTime('signed_in_at'))
    .addCheckConstraint('account_created_at', isoTime('created_at'))
    .addCheckConstraint('account_updated_at', isoTime('updated_at'))
    .execute();
  await db.schema
    .createIndex('account_role_state')
    .on('account')
    .columns(['role', 'state'])
    .execute();
}

async function memberships(db: Kysely<unknown>): Promise<void> {
  await strict(db.schema.createTable('business_account'))
    .addColumn('account_id', 'integer', (c) =>
      c.notNull().references('account.id').onDelete('cascade'),
    )
    .addColumn('business_id', 'integer', (c) =>
      c.notNull().references('business.id').onDelete('cascade'),
    )
    .addColumn('role', 'text', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('business_account_key', ['account_id', 'business_id'])
    .addCheckConstraint('business_account_role', oneOf('role', ['owner', 'editor']))
    .addCheckConstraint('business_account_created_at', isoTime('created_at'))
    .execute();
  await db.schema
    .createIndex('business_account_business')
    .on('business_account')
    .column('business_id')
    .execute();
  await strict(db.schema.createTable('terms_acceptance'))
    .addColumn('business_id', 'integer', (c) =>
      c.notNull().references('business.id').onDelete('cascade'),
    )
    .addColumn('version', 'text', (c) => c.notNull())
    .addColumn('account_id', 'integer', (c) => c.references('account.id').onDelete('set null'))
    .addColumn('accepted_at', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('terms_acceptance_key', ['business_id', 'version'])
    .addCheckConstraint('terms_acceptance_at', isoTime('accepted_at'))
    .execute();
  await db.schema
    .createIndex('terms_acceptance_account')
    .on('terms_acceptance')
    .column('account_id')
    .execute();
}

async function sessions(db: Kysely<unknown>): Promise<void> {
  await strict(db.schema.createTable('session'))
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('account_id', 'integer', (c) =>
      c.notNull().references('account.id').onDelete('cascade'),
    )
    .addColumn('expires_at', 'text', (c) => c.notNull())
    .addColumn('ends_at', 'text', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('seen_at', 'text', (c) => c.notNull())
    .addColumn('device', 'text', (c) => c.notNull())
    .addColumn('own_device', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('second_factor', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('challenge', 'text')
    .addCheckConstraint('session_id', SHA256('id'))
    .addCheckConstraint('session_expires_at', isoTime('expires_at'))
    .addCheckConstraint('session_ends_at', isoTime('ends_at'))
    .addCheckConstraint('session_created_at', isoTime('created_at'))
    .addCheckConstraint('session_seen_at', isoTime('seen_at'))
    .addCheckConstraint('session_device', atMost('device', 80))
    .addCheckConstraint('session_own_device', flag('own_device'))
    .addCheckConstraint('session_second_factor', flag('second_factor'))
    .execute();
  await db.schema.createIndex('session_account').on('session').column('account_id').execute();
  await db.schema.createIndex('session_ends').on('session').column('ends_at').execute();
}

async function signIns(db: Kysely<unknown>): Promise<void> {
  await strict(db.schema.createTable('sign_in'))
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('stage', 'text', (c) => c.notNull())
    .addColumn('email', 'text')
    .addColumn('account_id', 'integer', (c) => c.references('account.id').onDelete('cascade'))
    .addColumn('secret', 'text')
    .addColumn('tries', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('own_device', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('next', 'text')
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('expires_at', 'text', (c) => c.notNull())
    .addCheckConstraint('sign_in_id', SHA256('id'))
    .addCheckConstraint('sign_in_stage', oneOf('stage', ['code', 'second', 'passkey']))
    .addCheckConstraint('sign_in_second', sql`stage <> 'second' or account_id is not null`)
    .addCheckConstraint('sign_in_tries', within('tries', 0, 5))
    .addCheckConstraint('sign_in_own_device', flag('own_device'))
    .addCheckConstraint('sign_in_created_at', isoTime('created_at'))
    .addCheckConstraint('sign_in_expires_at', isoTime('expires_at'))
    .execute();
  await db.schema.createIndex('sign_in_account').on('sign_in').column('account_id').execute();
  await db.schema.createIndex('sign_in_expires').on('sign_in').column('expires_at').execute();
}

async function factors(db: Kysely<unknown>): Promise<void> {
  await strict(db.schema.createTable('passkey'))
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('account_id', 'integer', (c) =>
      c.notNull().references('account.id').onDelete('cascade'),
    )
    .addColumn('public_key', 'text', (c) => c.notNull())
    .addColumn('counter', 'integer', (c) => c.notNull())
    .addColumn('transports', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('used_at', 'text')
    .addCheckConstraint('passkey_name', atMost('name', 80))
    .addCheckConstraint('passkey_created_at', isoTime('created_at'))
    .addCheckConstraint('passkey_used_at', isoTime('used_at'))
    .execute();
  await db.schema.createIndex('passkey_account').on('passkey').column('account_id').execute();
  await strict(db.schema.createTable('recovery_code'))
    .addColumn('account_id', 'integer', (c) =>
      c.notNull().references('account.id').onDelete('cascade'),
    )
    .addColumn('hash', 'text', (c) => c.notNull())
    .addColumn('used_at', 'text')
    .addPrimaryKeyConstraint('recovery_code_key', ['account_id', 'hash'])
    .addCheckConstraint('recovery_code_hash', SHA256('hash'))
    .addCheckConstraint('recovery_code_used_at', isoTime('used_at'))
    .execute();
}

async function links(db: Kysely<unknown>): Promise<void> {
  await strict(db.schema.createTable('invitation'))
    .addColumn('id', 'integer', id)
    .addColumn('token_hash', 'text', (c) => c.notNull().unique())
    .addColumn('email', 'text', (c) => c.notNull())
    .addColumn('role', 'text', (c) => c.notNull())
    .addColumn('business_id', 'integer', (c) => c.references('business.id').onDelete('cascade'))
    .addColumn('business_role', 'text')
    .addColumn('invited_by', 'integer', (c) => c.references('account.id').onDelete('set null'))
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('expires_at', 'text', (c) => c.notNull())
    .addColumn('used_at', 'text')
    .addCheckConstraint('invitation_token', SHA256('token_hash'))
    .addCheckConstraint('invitation_email', MAIL('email'))
    .addCheckConstraint('invitation_role', oneOf('role', ROLES))
    .addCheckConstraint(
      'invitation_business',
      sql`(business_id is null) = (business_role is null)
        and (role = 'member') = (business_id is not null)`,
    )
    .addCheckConstraint(
      'invitation_business_role',
      sql`business_role is null or ${oneOf('business_role', ['owner', 'editor'])}`,
    )
    .addCheckConstraint('invitation_created_at', isoTime('created_at'))
    .addCheckConstraint('invitation_expires_at', isoTime('expires_at'))
    .addCheckConstraint('invitation_used_at', isoTime('used_at'))
    .execute();
  for (const column of ['email', 'business_id', 'invited_by', 'expires_at'])
    await db.schema
      .createIndex(`invitation_${column}_of`)
      .on('invitation')
      .column(column)
      .execute();
  await strict(db.schema.createTable('account_link'))
    .addColumn('token_hash', 'text', (c) => c.primaryKey())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('account_id', 'integer', (c) =>
      c.notNull().references('account.id').onDelete('cascade'),
    )
    .addColumn('email', 'text')
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('expires_at', 'text', (c) => c.notNull())
    .addColumn('used_at', 'text')
    .addCheckConstraint('account_link_token', SHA256('token_hash'))
    .addCheckConstraint('account_link_kind', oneOf('kind', ['reset', 'mail-old', 'mail-new']))
    .addCheckConstraint('account_link_email', sql`(kind = 'reset') = (email is null)`)
    .addCheckConstraint('account_link_created_at', isoTime('created_at'))
    .addCheckConstraint('account_link_expires_at', isoTime('expires_at'))
    .addCheckConstraint('account_link_used_at', isoTime('used_at'))
    .execute();
  await db.schema
    .createIndex('account_link_account')
    .on('account_link')
    .columns(['account_id', 'kind'])
    .execute();
  await db.schema
    .createIndex('account_link_expires')
    .on('account_link')
    .column('expires_at')
    .execute();
}

async function counters(db: Kysely<unknown>): Promise<void> {
  await strict(db.schema.createTable('login_counter'))
    .addColumn('key', 'text', (c) => c.primaryKey())
    .addColumn('count', 'integer', (c) => c.notNull())
    .addColumn('until', 'text', (c) => c.notNull())
    .addCheckConstraint('login_counter_count', within('count', 1, 1_000_000))
    .addCheckConstraint('login_counter_until', isoTime('until'))
    .execute();
  await db.schema
    .createIndex('login_counter_until_at')
    .on('login_counter')
    .column('until')
    .execute();
}

async function outbox(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('outbox')
    .addColumn('tries', 'integer', (c) => c.notNull().defaultTo(0))
    .execute();
  await db.schema
    .alterTable('outbox')
    .addColumn('not_before', 'text', (c) => c.check(isoTime('not_before')))
    .execute();
  await db.schema
    .alterTable('outbox')
    .addColumn('secret', 'integer', (c) => c.notNull().defaultTo(0).check(flag('secret')))
    .execute();
}
