import OpeningHours from 'opening_hours';
import { describe, expect, it } from 'vitest';
import { areas, chambers, zones } from '#db/seed/areas.ts';
import { categories, categoryParents } from '#db/seed/categories.ts';
import { corporateNumber } from '#db/seed/compose.ts';
import { features } from '#db/seed/features.ts';
import { distanceKm } from '#db/seed/geography.ts';
import { hepburn, katakana, slugFrom } from '#db/seed/kana.ts';
import { curatedCount, town } from '#db/seed/town.ts';
import type { DemoBusiness } from '#db/seed/types.ts';

const curated = [...town(curatedCount)];
const large = [...town(2000)];
const duplicates = (items: readonly string[]) =>
  items.filter((item, at) => items.indexOf(item) !== at);
const length = (text: string) => [...text.normalize('NFC')].length;

/** Names of the businesses for which something does not hold. */
const breaking = (town: readonly DemoBusiness[], holds: (business: DemoBusiness) => boolean) =>
  town.filter((business) => !holds(business)).map(({ shop }) => shop.name);

const hoursProblem = (value: string): string | null => {
  const place = { lat: 34.17, lon: 131.47, address: { country_code: 'jp', state: '' } };
  try {
    return new OpeningHours(value, place).getWarnings().join() || null;
  } catch (error) {
    return `${value}: ${String(error)}`;
  }
};

describe('the hand-written town', () => {
  it('has at least 150 businesses, none of them twice', () => {
    expect(curatedCount).toBeGreaterThanOrEqual(160);
    expect(duplicates(curated.map(({ shop }) => shop.name))).toEqual([]);
    expect(duplicates(curated.map(({ shop }) => shop.body))).toEqual([]);
    expect(duplicates(curated.map(({ shop }) => shop.summary))).toEqual([]);
  });

  it('has at least three businesses in every area of the city', () => {
    const sparse = areas.filter(
      ({ slug }) =>
        slug !== 'outside' && curated.filter(({ shop }) => shop.area === slug).length < 3,
    );
    expect(areas).toHaveLength(22);
    expect(sparse).toEqual([]);
  });

  it('has at least two businesses in every category, and some in every zone', () => {
    const used = curated.flatMap(({ shop }) => shop.categories);
    expect(categories.filter(({ slug }) => used.filter((at) => at === slug).length < 2)).toEqual(
      [],
    );
    for (const zone of zones) {
      expect(curated.filter(({ shop }) => shop.zones.includes(zone.slug)).length).toBeGreaterThan(
        9,
      );
    }
  });

  it('uses every feature', () => {
    const used = new Set(curated.flatMap(({ shop }) => shop.features));
    expect(features.filter(({ slug }) => !used.has(slug))).toEqual([]);
  });

  it('has what a designer needs to see', () => {
    const names = curated.map(({ shop }) => shop.name);
    expect(names.some((name) => length(name) >= 40)).toBe(true);
    expect(names.some((name) => length(name) === 1)).toBe(true);
    expect(names.some((name) => /^[A-Z& ]+$/.test(name))).toBe(true);
    expect(names.some((name) => name.includes('髙'))).toBe(true);
    const closures = new Set(curated.map(({ shop }) => shop.closure));
    expect([...closures].sort()).toEqual(['none', 'permanent', 'temporary']);
    expect(curated.some(({ shop }) => shop.nameEn === null)).toBe(true);
    expect(curated.some(({ shop }) => shop.hours.irregular)).toBe(true);
    expect(curated.some(({ shop }) => shop.hours.value === '24/7')).toBe(true);
    expect(curated.some(({ shop }) => shop.addressPrecision === 'town')).toBe(true);
    expect(curated.some(({ shop }) => shop.exceptions.length > 0)).toBe(true);
  });
});

describe('every business of a large town', () => {
  it('keeps to the limits of its fields', () => {
    expect(
      breaking(large, ({ name, shop }) => length(name) <= 80 && length(shop.name) <= 80),
    ).toEqual([]);
    expect(
      breaking(large, ({ shop }) => {
        const texts = [shop.summary, shop.summaryEn ?? 'x'];
        return texts.every((text) => length(text) > 0 && length(text) <= 120);
      }),
    ).toEqual([]);
    expect(
      breaking(large, ({ shop }) => {
        const texts = [shop.body, shop.bodyEn ?? 'x'];
        return texts.every((text) => length(text) > 0 && length(text) <= 2000);
      }),
    ).toEqual([]);
    expect(breaking(large, ({ shop }) => shop.name === shop.name.normalize('NFC'))).toEqual([]);
  });

  it('has a slug of its own in Hepburn', () => {
    expect(new Set(large.map(({ shop }) => shop.slug)).size).toBe(2000);
    expect(breaking(large, ({ shop }) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(shop.slug))).toEqual([]);
    expect(breaking(large, ({ shop }) => shop.slug.length <= 60)).toEqual([]);
  });

  it('is read in hiragana, its business in katakana', () => {
    expect(breaking(large, ({ shop }) => /^[ぁ-ゖー]+$/.test(shop.kana))).toEqual([]);
    expect(breaking(large, ({ kana }) => /^[ァ-ヶー]+$/.test(kana))).toEqual([]);
  });

  it('has one to three categories and only features that exist', () => {
    const known = new Set(categories.map(({ slug }) => slug));
    const marks = new Set<string>(features.map(({ slug }) => slug));
    expect(
      breaking(large, ({ shop }) => {
        const { length: count } =
          new Set(shop.categories).size === shop.categories.length ? shop.categories : [];
        return count >= 1 && count <= 3 && shop.categories.every((slug) => known.has(slug));
      }),
    ).toEqual([]);
    expect(breaking(large, ({ shop }) => shop.features.every((slug) => marks.has(slug)))).toEqual(
      [],
    );
    expect(
      breaking(large, ({ shop }) => new Set(shop.features).size === shop.features.length),
    ).toEqual([]);
  });

  it('lies inside the circles of its area and its zones', () => {
    expect(
      breaking(large, ({ shop }) => {
        const area = areas.find(({ slug }) => slug === shop.area);
        if (!area?.centre) return shop.lat === null && shop.lng === null;
        if (shop.lat === null || shop.lng === null) return false;
        const point = { lat: shop.lat, lng: shop.lng };
        const circles = [area, ...zones.filter(({ slug }) => shop.zones.includes(slug))];
        return circles.every(
          ({ centre, radiusKm }) => centre && distanceKm(point, centre) <= radiusKm,
        );
      }),
    ).toEqual([]);
  });

  it('belongs to the chamber of its area', () => {
    expect(
      breaking(large, ({ chamber, shop }) => {
        const area = areas.find(({ slug }) => slug === shop.area);
        return chamber === (area?.chamber ?? 'yamaguchi');
      }),
    ).toEqual([]);
  });

  it('has opening hours that can be read, and no night cut off by a rule for the next day', () => {
    const values = [...new Set(large.map(({ shop }) => shop.hours.value))];
    expect(values.map(hoursProblem).filter(Boolean)).toEqual([]);
    const special = large.flatMap(({ shop }) => shop.exceptions.map(({ hours }) => hours));
    expect(
      [...new Set(special)].map((value) => value && hoursProblem(value)).filter(Boolean),
    ).toEqual([]);
  });

  it('has last orders on days and at times, before it closes', () => {
    const day = '(Mo|Tu|We|Th|Fr|Sa|Su|PH)';
    const days = `${day}(-${day})?(,${day}(-${day})?)*`;
    const times = String.raw`\d\d:\d\d(,\d\d:\d\d)*`;
    const form = new RegExp(`^${days} ${times}(; ${days} ${times})*$`);
    expect(breaking(large, ({ shop }) => form.test(shop.hours.lastOrders ?? 'Mo 12:00'))).toEqual(
      [],
    );
  });

  it('has a 法人番号 with the right check digit, or none, and nobody shares one', () => {
    const numbers = large.flatMap(({ corporateNumber: number }) => number ?? []);
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(numbers.filter((number) => corporateNumber(number.slice(1)) !== number)).toEqual([]);
  });

  it('can be reached only where nobody real answers', () => {
    expect(breaking(large, ({ shop }) => /^083-900-0\d{3}$/.test(shop.phone ?? ''))).toEqual([]);
    expect(
      breaking(large, ({ shop }) =>
        [shop.website, shop.instagram, shop.x, shop.line, shop.ecShop].every(
          (link) => link === null || /^https:\/\/(example\.com|[a-z]+\.example)\//.test(link),
        ),
      ),
    ).toEqual([]);
  });
});

describe('the generator', () => {
  it('makes the same town every time, and a larger one begins with the smaller', () => {
    expect([...town(2000)]).toEqual(large);
    expect(large.slice(0, curatedCount)).toEqual(curated);
  });

  it('keeps to a few hundred distinct opening hours', () => {
    const values = new Set<string>();
    for (const { shop } of town(20_000)) values.add(shop.hours.value);
    expect(values.size).toBeGreaterThan(200);
    expect(values.size).toBeLessThanOrEqual(400);
  });

  it('computes the check digit as the ordinance prescribes', () => {
    // The National Tax Agency's own number, as published by it.
    expect(corporateNumber('000012050002')).toBe('7000012050002');
  });
});

describe('the lists', () => {
  it('have slugs of their own', () => {
    for (const list of [areas, zones, chambers, features, [...categoryParents, ...categories]]) {
      expect(duplicates(list.map(({ slug }) => slug))).toEqual([]);
    }
    expect(duplicates(areas.flatMap(({ towns }) => towns.map(({ ja }) => ja)))).toEqual([]);
  });

  it('give every child its parent’s colour', () => {
    for (const { parent, hue } of categories) {
      expect(categoryParents.find(({ slug }) => slug === parent)?.hue).toBe(hue);
    }
  });

  it('mark a feature with at most five characters', () => {
    expect(features.filter(({ mark }) => length(mark) > 5)).toEqual([]);
  });

  it('put every town inside the circle of its area', () => {
    const far = areas.flatMap(({ centre, radiusKm, towns }) =>
      towns.filter((at) => centre && (!at.centre || distanceKm(at.centre, centre) > radiusKm)),
    );
    expect(far).toEqual([]);
  });
});

describe('kana', () => {
  it.each([
    ['すずなりざか べーかりー', 'suzunarizaka-bekari'],
    ['つき の うらがわ', 'tsuki-no-uragawa'],
    ['きっさ ほうきぼし', 'kissa-hokiboshi'],
    ['こっぺ と まっちゃ', 'koppe-to-matcha'],
    ['ちゅうか ぱてぃすりー', 'chuka-patisuri'],
    ['しゃしん じょうぞう', 'shashin-jozo'],
  ])('reads %s as %s', (kana, roman) => {
    expect(hepburn(kana)).toBe(roman);
  });

  it('cuts a long slug between words', () => {
    const slug = slugFrom('こんぺいとうざか '.repeat(8).trim());
    expect(slug.length).toBeLessThanOrEqual(60);
    expect(slug.endsWith('konpeitozaka')).toBe(true);
  });

  it('turns hiragana into katakana', () => {
    expect(katakana('ゔぁいおりんー')).toBe('ヴァイオリンー');
  });
});
