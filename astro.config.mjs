// @ts-check
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import node from '@astrojs/node';
import svelte from '@astrojs/svelte';
import { defineConfig } from 'astro/config';

/**
 * The process around Astro and the pages inside it must share one copy of what holds state (the
 * database handle, the directory index). These stay imports that Node resolves itself.
 */
const SHARED = /^#(db|server)\/|^#features\/[a-z]+\/live\.ts$/;
const oneCopy = {
  name: 'one-copy-of-server-modules',
  apply: /** @type {const} */ ('build'),
  enforce: /** @type {const} */ ('pre'),
  /** @param {string} id */
  resolveId(id) {
    return SHARED.test(id) ? { id, external: true } : undefined;
  },
};

/** The gallery of interface pieces exists while developing and in no build. */
const gallery = {
  name: 'ui-gallery',
  hooks: {
    /** @param {{ command: string, injectRoute: (route: { pattern: string, entrypoint: string }) => void }} api */
    'astro:config:setup'({ command, injectRoute }) {
      if (command === 'dev')
        injectRoute({ pattern: '/dev/ui', entrypoint: './src/ui/gallery/Gallery.astro' });
    },
  },
};

/** What gets smaller lies beside itself in brotli and gzip, made once and as small as can be. */
const precompress = {
  name: 'precompressed-files',
  hooks: {
    /** @param {{ dir: URL }} built */
    'astro:build:done'({ dir }) {
      for (const file of globSync(`${fileURLToPath(dir)}**/*.{css,js,svg,txt,webmanifest}`)) {
        const content = readFileSync(file);
        writeFileSync(`${file}.br`, brotliCompressSync(content));
        writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }));
      }
    },
  },
};

const PAGE = /\/src\/pages\//;
const PUBLIC_PAGE = /\/src\/pages\/(?:\[\.\.\.locale\]\/|\d+\.astro)/;

/**
 * One stylesheet for everything the public sees, kept by the browser from the first page on, and one
 * more for the rooms behind the sign-in: a file for each component would be a dozen requests a page.
 */
const stylesheets = {
  /**
   * @param {string} id
   * @param {{ getModuleInfo(id: string): { importers: string[], dynamicImporters: string[] } | null }} graph
   */
  name(id, graph) {
    if (!/\.css$|[?&]type=style/.test(id)) return null;
    const seen = new Set([id]);
    for (const one of seen) {
      if (PUBLIC_PAGE.test(one)) return 'site';
      if (PAGE.test(one)) continue;
      const { importers = [], dynamicImporters = [] } = graph.getModuleInfo(one) ?? {};
      for (const importer of [...importers, ...dynamicImporters]) seen.add(importer);
    }
    return 'rooms';
  },
};

const MOST_BYTES = 24 * 1024 * 1024;

export default defineConfig({
  output: 'server',
  // The front holds everything but photos to less.
  adapter: node({
    mode: 'middleware',
    experimentalDisableStreaming: true,
    bodySizeLimit: MOST_BYTES,
  }),
  integrations: [svelte(), gallery, precompress],
  session: false,
  trailingSlash: 'never',
  devToolbar: { enabled: false },
  build: { inlineStylesheets: 'never' },
  // Only names what may be kept; `src/server/front` does the keeping.
  cache: { provider: { entrypoint: new URL('./src/server/cache/provider.ts', import.meta.url) } },
  security: {
    // The front compares Origin with SITE_URL itself: behind a TLS proxy Astro's check refuses every form.
    checkOrigin: false,
    actionBodySizeLimit: MOST_BYTES,
  },
  vite: {
    plugins: [oneCopy],
    build: { assetsInlineLimit: 0 },
    environments: {
      ssr: { build: { rolldownOptions: { output: { codeSplitting: { groups: [stylesheets] } } } } },
    },
  },
});
