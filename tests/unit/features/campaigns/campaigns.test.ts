import { describe, expect, it } from 'vitest';
import { demoCampaigns } from '#db/seed/campaigns/index.ts';
import { seasonOf } from '../../../../src/cli/setup/campaigns.ts';
import { addDays } from '#server/clock.ts';
import type { Store } from '#server/db.ts';
import { campaignJsonLd } from '#features/campaigns/jsonld.ts';
import { addPublishedCampaign, setParticipants } from '#features/campaigns/commands.ts';
import {
  getHeroCampaign,
  getPublishedCampaign,
  getThemeCss,
  listCampaigns,
  listParticipants,
} from '#features/campaigns/queries.ts';
import { CampaignInput, ParticipantInput, StoryInput } from '#features/campaigns/schema.ts';
import { themeOf } from '#features/campaigns/theme.ts';
import { townDatabase } from '../../../support/database.ts';
import { NOW } from '../../../support/paths.ts';

const at = new Date(NOW);
const jst = (text: string) => new Date(`${text}+09:00`);

const lanterns = {
  slug: 'lanterns',
  name: 'ちょうちんの夏',
  startsOn: '2027-08-06',
  endsOn: '2027-08-07',
  look: {
    pattern: 'shippo',
    hue: 'vermilion',
    deep: '#3a1420',
    pale: '#fff1e6',
    accent: '#b03a2e',
    spark: '#ffb347',
  },
  lead: '灯りのまち。',
  body: '夏の夜に。',
};

async function addLanterns(store: Store): Promise<number> {
  return store.write(async (tx) => {
    const id = await addPublishedCampaign(tx, CampaignInput.parse(lanterns), { demo: false }, at);
    const stops = ['soba-watagumo', 'nobody-here', 'kohi-hitsujigumo'].map((shop) =>
      ParticipantInput.parse({ shop, role: '参加店' }),
    );
    await setParticipants(tx, id, stops, at);
    return id;
  });
}

describe('a third campaign', () => {
  it('needs only data: it has a page, a look of its own, stops in order and markup', async () => {
    const { store } = await townDatabase();
    const id = await addLanterns(store);
    const campaign = await getPublishedCampaign(store.read, 'lanterns', at);
    expect(campaign).toMatchObject({ name: 'ちょうちんの夏', phase: 'coming', demo: false });
    const { hash, css } = themeOf(campaign!.look);
    expect(await getThemeCss(store.read, hash)).toBe(css);
    const stops = await listParticipants(store.read, id, at);
    expect(stops.map(({ position, shop }) => [position, shop?.slug])).toEqual([
      [1, 'soba-watagumo'],
      [2, 'kohi-hitsujigumo'],
    ]);
    const shopUrl = (slug: string) => `https://x.example/shops/${slug}`;
    const page = { url: 'https://x.example/c', image: 'i', language: 'ja', shopUrl };
    expect(JSON.parse(campaignJsonLd(campaign!, stops, page))).toMatchObject({
      '@type': 'CollectionPage',
      mainEntity: { numberOfItems: 2 },
    });
  });

  it('is gone from everywhere while it is hidden, its stylesheet included', async () => {
    const { store } = await townDatabase();
    const id = await addLanterns(store);
    const { look } = (await getPublishedCampaign(store.read, 'lanterns', at))!;
    await store.write((tx) =>
      tx
        .updateTable('campaign')
        .set({ visibility: 'hidden' })
        .where('id', '=', id)
        .executeTakeFirst(),
    );
    expect(await getPublishedCampaign(store.read, 'lanterns', at)).toBeUndefined();
    expect(await getThemeCss(store.read, themeOf(look).hash)).toBeUndefined();
  });

  it('leaves out a stop whose shop is no longer public', async () => {
    const { store } = await townDatabase();
    const id = await addLanterns(store);
    await store.write((tx) =>
      tx
        .updateTable('shop')
        .set({ visibility: 'hidden' })
        .where('slug', '=', 'soba-watagumo')
        .executeTakeFirst(),
    );
    const stops = await listParticipants(store.read, id, at);
    expect(stops.map(({ shop }) => shop?.slug)).toEqual(['kohi-hitsujigumo']);
  });
});

describe('the campaign that opens the home page', () => {
  it('is December’s from three weeks before until its last minute in Tokyo', async () => {
    const { store } = await townDatabase();
    const slug = async (time: string) => (await getHeroCampaign(store.read, jst(time)))?.slug;
    expect(await slug('2026-11-09T23:59:59.999')).toBe('chocolate');
    expect(await slug('2026-11-10T00:00:00')).toBe('christmas');
    expect(await slug('2026-12-25T23:59:59.999')).toBe('christmas');
    expect(await slug('2026-12-26T00:00:00')).toBe('chocolate');
    expect(await slug('2027-03-15T00:00:00')).toBeUndefined();
  });

  it('stands in the list as coming, running or past by Tokyo’s day', async () => {
    const { store } = await townDatabase();
    const phases = async (time: string) => {
      const all = await listCampaigns(store.read, jst(time));
      return [all.running, all.coming, all.past].map((list) => list.map(({ slug }) => slug));
    };
    expect(await phases('2026-11-30T23:59:59')).toEqual([['chocolate'], ['christmas'], []]);
    expect(await phases('2026-12-01T00:00:00')).toEqual([['chocolate', 'christmas'], [], []]);
    expect(await phases('2027-03-15T00:00:00')).toEqual([[], [], ['chocolate', 'christmas']]);
  });
});

describe('the season of a demo campaign', () => {
  it('is never over, whatever the day', () => {
    for (let day = '2026-01-01'; day < '2028-03-01'; day = addDays(day, 1)) {
      for (const { from, until } of demoCampaigns) {
        const { startsOn, endsOn } = seasonOf(from, until, day);
        expect(endsOn >= day && endsOn > startsOn).toBe(true);
      }
    }
    expect(seasonOf('10-01', '03-14', '2027-01-10')).toEqual({
      startsOn: '2026-10-01',
      endsOn: '2027-03-14',
    });
  });
});

describe('a claim', () => {
  it('cannot stand without year, basis and source', () => {
    const [claim] = demoCampaigns[1]!.story.claims;
    expect(StoryInput.safeParse({ claims: [claim] }).success).toBe(true);
    for (const key of ['year', 'basis', 'basisEn', 'source', 'sourceEn'] as const) {
      expect(StoryInput.safeParse({ claims: [{ ...claim, [key]: undefined }] }).success).toBe(
        false,
      );
    }
  });

  it('of being first is made nowhere without them', () => {
    const told = JSON.stringify(
      demoCampaigns.map(({ story, ...rest }) => ({ ...rest, story: { ...story, claims: [] } })),
    );
    expect(told).not.toMatch(/日本一|第1位|全国1位|ranked first|number one/i);
    expect(demoCampaigns[1]!.story.claims).toMatchObject([
      { year: 2018, basis: expect.stringContaining('総世帯') as unknown, source: '家計調査' },
    ]);
  });
});
