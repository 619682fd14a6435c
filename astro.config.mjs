// @ts-check
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

const MOST_BYTES = 24 * 1024 * 1024;

export default defineConfig({
  output: 'server',
  // The front holds everything but photos to less.
  adapter: node({ mode: 'middleware', bodySizeLimit: MOST_BYTES }),
  integrations: [svelte(), gallery],
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
  vite: { plugins: [oneCopy], build: { assetsInlineLimit: 0 } },
});
