import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import tseslint from 'typescript-eslint';

/**
 * Says no where a mistake would be silent. Style belongs to prettier.
 * @type {import('eslint').Linter.RulesRecord}
 */
const RULES = {
  eqeqeq: ['error', 'always', { null: 'ignore' }],
  'no-console': 'error',
  'no-empty': ['error', { allowEmptyCatch: false }],
  'no-eval': 'error',
  'no-implied-eval': 'error',
  'no-var': 'error',
  'prefer-const': 'error',
  'object-shorthand': 'error',
};

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', '.cache/', 'data/', 'coverage/', 'test-results/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' }, rules: RULES },
  {
    files: ['**/*.ts', '**/*.svelte'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname, extraFileExtensions: ['.svelte'] },
    },
    rules: {
      // Numbers in sentences are what sentences are for.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      // These three do not see what they judge: a field that changes during an await, a command without fields, a branded number.
      '@typescript-eslint/no-unnecessary-condition': 'off',
      '@typescript-eslint/no-generated-empty-object-type': 'off',
      '@typescript-eslint/no-unsafe-unary-minus': 'off',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    extends: [svelte.configs.recommended],
    languageOptions: { parserOptions: { parser: tseslint.parser } },
    rules: {
      'svelte/no-at-html-tags': 'error',
      'svelte/no-target-blank': 'error',
      // There are no stores here, which the next rule sees to; looking for them in every expression takes a quarter of the time.
      'svelte/require-store-reactive-access': 'off',
      'no-restricted-imports': ['error', { paths: [{ name: 'svelte/store', message: 'State is in runes: $state and $derived.' }] }],
    },
  },
  {
    // The launcher is plain JavaScript: it runs before anything is installed.
    files: ['**/*.mjs', '**/*.js'],
    languageOptions: { globals: globals.node },
    rules: { 'no-undef': 'error', 'no-unused-vars': 'error' },
  },
  {
    // These talk to a terminal.
    files: [
      'server/main.ts',
      'server/link.ts',
      'server/greeting.ts',
      'server/stopping.ts',
      'server/dev/**',
      'server/start.mjs',
      'server/launch/**',
      'tests/run.mjs',
      'tests/replay/**',
      'tests/bench/**',
      'tests/screenshots/**',
      'tests/tools/**',
    ],
    rules: { 'no-console': 'off' },
  },
);
