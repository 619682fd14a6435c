import { defineAction, type ActionAPIContext } from 'astro:actions';
import { safeNext } from '#server/auth/next.ts';
import { dropSessionCookie, endSession } from '#server/auth/session.ts';
import { now } from '#server/clock.ts';
import { env, store } from '#server/store.ts';
import { askCode, enterCode } from './code-commands.ts';
import { evenly } from './evenly.ts';
import { AskCodeInput, EnterCodeInput } from './schema.ts';
import { dropSignInCookie, keepSignIn, letIn, signInToken } from './browser.ts';
import { visitorOf } from './visitor.ts';

/** Signing in and one's own account: public endpoints, each of which asks for itself who may. */
export const accounts = {
  askCode: defineAction({
    accept: 'form',
    input: AskCodeInput,
    handler: (input, context) =>
      evenly(async () => {
        const request = { email: input.email, own: input.own, next: safeNext(input.next) };
        const asked = await store.write((tx) => askCode(tx, request, visitorOf(context), now()));
        if (asked.kind === 'asked') keepSignIn(context.cookies, env.siteUrl, asked.token);
        return asked.kind === 'asked' ? { kind: 'asked' as const } : asked;
      }),
  }),
  enterCode: defineAction({
    accept: 'form',
    input: EnterCodeInput,
    handler: ({ code }, context) => evenly(() => enter(code, context)),
  }),
  signOut: defineAction({
    accept: 'form',
    handler: async (_form: FormData, { locals, cookies }) => {
      const { session } = locals;
      if (session) {
        await store.write((tx) => endSession(tx, session.actor.accountId, session.id));
      }
      dropSessionCookie(cookies, env.siteUrl);
      return { out: true };
    },
  }),
};

async function enter(code: string, context: ActionAPIContext) {
  const token = signInToken(context.cookies, env.siteUrl);
  if (!token) return { kind: 'gone' as const };
  const entered = await store.write((tx) => enterCode(tx, token, code, visitorOf(context), now()));
  if (entered.kind !== 'in') return entered;
  dropSignInCookie(context.cookies, env.siteUrl);
  return letIn(context, entered);
}
