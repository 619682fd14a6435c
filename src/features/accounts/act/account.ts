import { ActionError, defineAction } from 'astro:actions';
import { hashPassword } from '#server/auth/password.ts';
import { endSession, endSessions } from '#server/auth/session.ts';
import { now } from '#server/clock.ts';
import { env, store } from '#server/store.ts';
import { askNewAddress, confirmAddress } from '../address-commands.ts';
import { evenly } from '../evenly.ts';
import { addGenerator, removeGenerator, renewRecoveryCodes } from '../factor-commands.ts';
import { askReset, resetPassword, setPassword } from '../password-commands.ts';
import { weaknessOf } from '../passwords.ts';
import { rename } from '../people-commands.ts';
import { getSecurity } from '../own-queries.ts';
import { accountOfReset } from '../queries.ts';
import {
  AddressInput,
  AskResetInput,
  EndSessionInput,
  GeneratorInput,
  NameInput,
  NewPasswordInput,
  NothingInput,
  ResetInput,
  TermsInput,
  TokenInput,
} from '../schema.ts';
import { freshSession, ownSession } from '../signed-in.ts';
import { acceptTerms } from '../terms-commands.ts';
import { visitorOf } from '../visitor.ts';
import { unlessBusy } from './sign-in.ts';

export const accountActions = {
  rename: defineAction({
    accept: 'form',
    input: NameInput,
    handler: async ({ name }, context) => {
      const { accountId } = ownSession(context).actor;
      await store.write((tx) => rename(tx, accountId, name, now()));
      return { done: true };
    },
  }),
  endSession: defineAction({
    accept: 'form',
    input: EndSessionInput,
    handler: async ({ id }, context) => {
      const { accountId } = ownSession(context).actor;
      return { ended: await store.write((tx) => endSession(tx, accountId, id)) };
    },
  }),
  endOtherSessions: defineAction({
    accept: 'form',
    input: NothingInput,
    handler: async (_input, context) => {
      const { id, actor } = ownSession(context);
      await store.write((tx) => endSessions(tx, actor.accountId, id));
      return { ended: true };
    },
  }),
  setPassword: defineAction({
    accept: 'form',
    input: NewPasswordInput,
    handler: async ({ password }, context) => {
      const { id, actor } = freshSession(context, now());
      await refuseWeak(actor.accountId, password);
      const hash = await unlessBusy(() => hashPassword(password));
      await store.write((tx) => setPassword(tx, actor.accountId, hash, id, now()));
      return { done: true };
    },
  }),
  askReset: defineAction({
    accept: 'form',
    input: AskResetInput,
    handler: ({ email }, context) =>
      evenly(() => store.write((tx) => askReset(tx, email, visitorOf(context), now()))),
  }),
  resetPassword: defineAction({
    accept: 'form',
    input: ResetInput,
    handler: async ({ token, password }) => {
      const accountId = await accountOfReset(store.read, token, now());
      if (accountId === undefined) return { kind: 'gone' as const };
      await refuseWeak(accountId, password);
      const hash = await unlessBusy(() => hashPassword(password));
      return { kind: await store.write((tx) => resetPassword(tx, token, hash, now())) };
    },
  }),
  askAddress: defineAction({
    accept: 'form',
    input: AddressInput,
    handler: async ({ email }, context) => {
      const { accountId } = freshSession(context, now()).actor;
      await store.write((tx) => askNewAddress(tx, accountId, email, env.siteUrl, now()));
      return { asked: true };
    },
  }),
  confirmAddress: defineAction({
    accept: 'form',
    input: TokenInput,
    handler: async ({ token }) => ({
      kind: await store.write((tx) => confirmAddress(tx, token, now())),
    }),
  }),
  addGenerator: defineAction({
    accept: 'form',
    input: GeneratorInput,
    handler: async (input, context) => {
      const { id: session, actor } = freshSession(context, now());
      const who = { accountId: actor.accountId, session };
      const codes = await store.write((tx) => addGenerator(tx, who, input, now()));
      return codes ? { kind: 'added' as const, codes } : { kind: 'wrong' as const };
    },
  }),
  removeGenerator: defineAction({
    accept: 'form',
    input: NothingInput,
    handler: async (_input, context) => {
      const { accountId } = freshSession(context, now()).actor;
      await store.write((tx) => removeGenerator(tx, accountId, now()));
      return { done: true };
    },
  }),
  renewRecoveryCodes: defineAction({
    accept: 'form',
    input: NothingInput,
    handler: async (_input, context) => {
      const { accountId } = freshSession(context, now()).actor;
      if (!(await getSecurity(store.read, accountId)).hasGenerator) return { codes: [] };
      return { codes: await store.write((tx) => renewRecoveryCodes(tx, accountId)) };
    },
  }),
  acceptTerms: defineAction({
    accept: 'form',
    input: TermsInput,
    handler: async (_input, context) => {
      const { accountId, businesses } = ownSession(context).actor;
      const ids = businesses.map(({ id }) => id);
      return { accepted: await store.write((tx) => acceptTerms(tx, accountId, ids, now())) };
    },
  }),
};

/** Tells why a password cannot be taken, as the error of its field. */
export async function refuseWeak(accountId: number, password: string): Promise<void> {
  const { email, name, hasSecondFactor } = await getSecurity(store.read, accountId);
  const message = weaknessOf(password, hasSecondFactor, [email, name]);
  if (message) throw new ActionError({ code: 'UNPROCESSABLE_CONTENT', message });
}
