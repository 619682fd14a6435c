import { expect, type Page } from 'playwright/test';

/** The most the first view of a public page may take, photos aside; bytes as they are sent. */
const MOST = { requests: 12, bytes: 60_000, scripts: 12_000, styles: 20_000, fonts: 0, shift: 0 };

/** Photos come as they are needed, each in the size that fits. */
const PHOTO = '/media/';

/** Fails when the page that has just been opened is heavier than that, or has moved while it came. */
export async function expectLight(page: Page): Promise<void> {
  const taken = await page.evaluate(async (photo) => {
    type Shift = PerformanceEntry & { value: number; sources: { node: Element | null }[] };
    const shifts = new Promise<Shift[]>((resolve) => {
      const observer = new PerformanceObserver((list) => resolve(list.getEntries() as Shift[]));
      observer.observe({ type: 'layout-shift', buffered: true });
      // Where nothing moved the observer is never called.
      requestAnimationFrame(() => requestAnimationFrame(() => resolve([])));
    });
    const parts = [
      ...performance.getEntriesByType('navigation'),
      ...performance.getEntriesByType('resource'),
    ] as PerformanceResourceTiming[];
    const own = parts.filter(({ name }) => !new URL(name).pathname.startsWith(photo));
    const sum = (kind: RegExp) =>
      own
        .filter(({ name }) => kind.test(new URL(name).pathname))
        .reduce((bytes, { encodedBodySize }) => bytes + encodedBodySize, 0);
    return {
      requests: own.length,
      bytes: sum(/^/),
      scripts: sum(/\.js$/),
      styles: sum(/\.css$/),
      fonts: sum(/\.(?:woff2?|ttf|otf)$/),
      shift: (await shifts).reduce((total, { value }) => total + value, 0),
      moved: (await shifts).flatMap(({ sources }) =>
        sources.map(({ node }) => node?.outerHTML?.slice(0, 120)),
      ),
    };
  }, PHOTO);
  const over = Object.entries(MOST).filter(
    ([what, most]) => taken[what as keyof typeof MOST] > most,
  );
  expect(over, `${page.url()} takes ${JSON.stringify(taken)}`).toEqual([]);
}

/** Fails with every picture whose place is not known before it is there, or that comes too early. */
export async function expectSizedPictures(page: Page): Promise<void> {
  const wrong = await page.evaluate(() =>
    [...document.images]
      .filter((image) => {
        const isSized = image.hasAttribute('width') && image.hasAttribute('height');
        const isBelow = image.getBoundingClientRect().top > innerHeight;
        return !isSized || (isBelow && image.loading !== 'lazy');
      })
      .map(({ outerHTML }) => outerHTML.slice(0, 160)),
  );
  expect(wrong, 'pictures have a size, and come late where they stand below').toEqual([]);
}
