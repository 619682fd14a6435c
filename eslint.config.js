// @ts-check
import astro from 'eslint-plugin-astro';
import svelte from 'eslint-plugin-svelte';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** The CSP blocks every `style` attribute, so none may be written. */
const NO_STYLE = [
  {
    selector: 'JSXAttribute[name.name="style"]',
    message: 'style attributes are blocked by the CSP; use a class',
  },
  {
    selector: 'SvelteAttribute[key.name="style"]',
    message: 'style attributes are blocked by the CSP; use a class',
  },
];

export default defineConfig(
  { ignores: ['dist/', 'data/', 'node_modules/', '.astro/', '.cache/'] },
  tseslint.configs.strict,
  astro.configs.recommended,
  svelte.configs.recommended,
  {
    files: ['**/*.svelte'],
    languageOptions: { parserOptions: { parser: tseslint.parser } },
  },
  {
    rules: {
      'no-restricted-syntax': ['error', ...NO_STYLE],
      // An index that was just checked or counted is asserted; the compiler's strictness finds the rest.
      '@typescript-eslint/no-non-null-assertion': 'off',
      'no-console': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  {
    // JSON-LD blocks are data with `<` escaped; patterns are drawn by our own code.
    files: ['src/**/*.astro'],
    rules: { 'astro/no-set-html-directive': 'off' },
  },
);
