import { defineAction } from 'astro:actions';
import { z } from 'zod';
import { safeNext } from '#server/auth/next.ts';
import { now } from '#server/clock.ts';
import { env, store } from '#server/store.ts';
import { keepSignIn, signInToken } from '../browser.ts';
import {
  addPasskey,
  beginPasskey,
  beginRegistration,
  enterPasskey,
  passkeyLimitedUntil,
  refusePasskey,
  removePasskey,
  takeChallenge,
  takeRegistration,
} from '../passkey-commands.ts';
import { readAnswer, readRegistration, registrationOptions, signInOptions } from '../passkeys.ts';
import { findPasskey, getHandle, listPasskeys } from '../own-queries.ts';
import { PasskeyAnswerInput, PasskeyInput, PasskeyWishInput } from '../schema.ts';
import { freshSession } from '../signed-in.ts';
import { visitorOf } from '../visitor.ts';
import { goOn } from './sign-in.ts';

export const passkeyActions = {
  beginPasskey: defineAction({
    input: PasskeyWishInput,
    handler: async ({ own, next }, { cookies }) => {
      const options = await signInOptions(env.siteUrl);
      const wish = { own, next: safeNext(next) };
      const token = await store.write((tx) => beginPasskey(tx, options.challenge, wish, now()));
      keepSignIn(cookies, env.siteUrl, token);
      return options;
    },
  }),
  enterPasskey: defineAction({
    accept: 'form',
    input: PasskeyAnswerInput,
    handler: async ({ answer }, context) => {
      const from = visitorOf(context);
      const token = signInToken(context.cookies, env.siteUrl);
      const begun = token && (await store.write((tx) => takeChallenge(tx, token, now())));
      if (!begun) return { kind: 'gone' as const };
      const until = await store.write((tx) => passkeyLimitedUntil(tx, from, now()));
      if (until) return { kind: 'limited' as const, until };
      const passkey = await findPasskey(store.read, answer.id);
      const counter = passkey && (await readAnswer(env.siteUrl, begun.challenge, passkey, answer));
      if (!passkey || counter === undefined) {
        await store.write((tx) => refusePasskey(tx, from, now()));
        return { kind: 'wrong' as const };
      }
      const { own, next } = begun;
      const verified = { id: passkey.id, counter, own, next };
      return goOn(context, await store.write((tx) => enterPasskey(tx, verified, from, now())));
    },
  }),
  beginRegistration: defineAction({
    input: z.object({}),
    handler: async (_input, context) => {
      const { id, actor } = freshSession(context, now());
      const [handle, existing] = await Promise.all([
        getHandle(store.read, actor.accountId),
        listPasskeys(store.read, actor.accountId),
      ]);
      const ids = existing.map((passkey) => passkey.id);
      const site = { url: env.siteUrl, name: context.locals.words.site.name };
      const options = await registrationOptions(site, { ...actor, handle }, ids);
      await store.write((tx) => beginRegistration(tx, id, options.challenge));
      return options;
    },
  }),
  addPasskey: defineAction({
    accept: 'form',
    input: PasskeyInput,
    handler: async ({ answer }, context) => {
      const { id: session, actor } = freshSession(context, now());
      const challenge = await store.write((tx) => takeRegistration(tx, session));
      const made = challenge && (await readRegistration(env.siteUrl, challenge, answer));
      if (!made) return { kind: 'refused' as const };
      const { device } = visitorOf(context);
      const who = { accountId: actor.accountId, session };
      return { kind: await store.write((tx) => addPasskey(tx, who, made, device, now())) };
    },
  }),
  removePasskey: defineAction({
    accept: 'form',
    input: z.object({ id: z.string().max(1000) }),
    handler: async ({ id }, context) => {
      const { accountId } = freshSession(context, now()).actor;
      return { removed: await store.write((tx) => removePasskey(tx, accountId, id, now())) };
    },
  }),
};
