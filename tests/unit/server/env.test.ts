import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EnvError, readEnv } from '#server/env.ts';

describe('the environment', () => {
  test('needs nothing to be set', () => {
    expect(readEnv({})).toMatchObject({
      port: 4321,
      host: 'localhost',
      dataDir: 'data',
      siteUrl: 'http://localhost:4321',
      isLocal: true,
      demo: true,
      now: undefined,
    });
  });

  test('takes an empty value for one that is not set', () => {
    expect(readEnv({ PORT: '', SITE_URL: '', NOW: '' })).toEqual(readEnv({}));
  });

  test('knows a real site by its address, and gives it no demo data unless it asks', () => {
    expect(readEnv({ SITE_URL: 'https://yell.example.jp/' })).toMatchObject({
      siteUrl: 'https://yell.example.jp',
      isLocal: false,
      demo: false,
    });
    expect(readEnv({ SITE_URL: 'https://yell.example.jp', DEMO: '1' }).demo).toBe(true);
  });

  test.each([
    'http://localhost:3000',
    'http://127.0.0.1',
    'http://[::1]:4321',
    'https://localhost',
  ])('%s is this machine', (url) => {
    expect(readEnv({ SITE_URL: url, NOW: '2026-11-24T03:30:00Z' })).toMatchObject({
      isLocal: true,
      demo: true,
    });
  });

  test.each([
    'http://localhost.evil.example',
    'http://127.0.0.1.evil.example',
    'https://xlocalhost',
    'http://0.0.0.0',
  ])('%s is not this machine, so the clock stays its own', (url) => {
    expect(readEnv({ SITE_URL: url })).toMatchObject({ isLocal: false, demo: false });
    expect(() => readEnv({ SITE_URL: url, NOW: '2026-11-24T03:30:00Z' })).toThrow(EnvError);
  });

  test('says of a wrong value which variable it is, in one line, and throws nothing else', () => {
    const names = ['PORT', 'HOST', 'SITE_URL', 'DEMO', 'NOW', 'TILE_URL', 'LOG_LEVEL'];
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.string({ unit: 'binary' }), (name, value) => {
        try {
          readEnv({ [name]: value });
        } catch (error) {
          expect(error).toBeInstanceOf(EnvError);
          expect((error as Error).message).toContain(name);
          expect((error as Error).message).not.toMatch(/[\r\n]/);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
