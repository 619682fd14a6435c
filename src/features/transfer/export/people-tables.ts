import { exportJa as t } from '#i18n/export.ja.ts';
import type { Reader } from '#server/db.ts';
import { moment, said, tableOf, yes } from './table.ts';

const { columns: c } = t;

export function businessTable(read: Reader) {
  const page = (after: number, size: number) =>
    read
      .selectFrom('business')
      .selectAll()
      .where('id', '>', after)
      .orderBy('id')
      .limit(size)
      .execute();
  return tableOf(
    [
      [c.number, ({ id }) => id],
      [c.kind, ({ kind }) => said(kind)],
      [c.name, ({ name }) => name],
      [c.kana, ({ kana }) => kana],
      [c.memberNumber, (row) => row.member_number],
      [c.corporateNumber, (row) => row.corporate_number],
      [c.membership, ({ membership }) => said(membership)],
      [c.membershipOn, (row) => row.membership_on],
      [c.chamber, ({ chamber }) => said(chamber)],
      [c.trusted, ({ trusted }) => yes(trusted)],
      [c.openData, (row) => yes(row.open_data)],
      [c.termsVersion, (row) => row.terms_version],
      [c.termsOn, (row) => row.terms_accepted_on],
      [c.updatedAt, (row) => moment(row.updated_at)],
    ],
    page,
  );
}

/** People with the businesses they look after; somebody with two has two rows. */
export function contactTable(read: Reader) {
  const page = (after: number, size: number) =>
    read
      .selectFrom((eb) =>
        eb
          .selectFrom('account')
          .selectAll()
          .where('id', '>', after)
          .orderBy('id')
          .limit(size)
          .as('account'),
      )
      .leftJoin('business_account as link', 'link.account_id', 'account.id')
      .leftJoin('business', 'business.id', 'link.business_id')
      .select(['account.id', 'account.name', 'account.email', 'account.role', 'account.state'])
      .select(['account.signed_in_at', 'business.id as businessId', 'business.name as business'])
      .select('link.role as part')
      .orderBy('account.id')
      .orderBy('business.id')
      .execute();
  return tableOf(
    [
      [c.number, ({ id }) => id],
      [c.name, ({ name }) => name],
      [c.mail, ({ email }) => email],
      [c.role, ({ role }) => said(role)],
      [c.state, ({ state }) => said(state)],
      [c.signedInAt, (row) => moment(row.signed_in_at)],
      [c.business, ({ business }) => business],
      [c.businessNumber, ({ businessId }) => businessId],
      [c.part, ({ part }) => said(part)],
    ],
    page,
  );
}

/** What visitors have sent, as long as it is kept. */
export function inboxTable(read: Reader) {
  const page = (after: number, size: number) =>
    read
      .selectFrom('inbox_message')
      .selectAll()
      .where('id', '>', after)
      .orderBy('id')
      .limit(size)
      .execute();
  return tableOf(
    [
      [c.number, ({ id }) => id],
      [c.receivedAt, (row) => moment(row.created_at)],
      [c.kind, ({ kind }) => said(kind)],
      [c.state, ({ state }) => said(state)],
      [c.about, (row) => (row.subject_kind ? `${said(row.subject_kind)} ${row.subject_id}` : '')],
      [c.name, ({ name }) => name],
      [c.mail, (row) => row.reply_to],
      [c.text, ({ body }) => body],
      [c.fields, ({ fields }) => (fields === '{}' ? '' : fields)],
      [c.outcome, ({ outcome }) => said(outcome)],
      [c.note, (row) => row.outcome_note],
      [c.by, (row) => row.handled_by],
      [c.eraseOn, (row) => row.erase_on],
    ],
    page,
  );
}
