/**
 * What the linter checks: the usual mistakes by type, templates and elements in the card, and that pure modules stay
 * pure. Who may import whom is in .dependency-cruiser.js.
 */
import eslint from '@eslint/js'
import globals from 'globals'
import lit from 'eslint-plugin-lit'
import litA11y from 'eslint-plugin-lit-a11y'
import wc from 'eslint-plugin-wc'
import tseslint from 'typescript-eslint'

// ── The usual mistakes ──────────────────────────────────────────────────────────────────────────────────────────────

/** What node:test answers is its own business; what chai's `equal` answers is typed as a promise by a plugin for snapshots. */
const safeCalls = [
  { from: 'package', package: 'node:test', name: ['test', 'describe', 'it', 'suite'] },
  { from: 'package', package: 'chai', name: ['Equal'] },
]

const typed = {
  files: ['**/*.ts'],
  extends: [tseslint.configs.recommendedTypeChecked],
  languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
  rules: {
    '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
    '@typescript-eslint/no-import-type-side-effects': 'error',
    '@typescript-eslint/no-unnecessary-condition': 'error',
    '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    '@typescript-eslint/no-floating-promises': ['error', { allowForKnownSafeCalls: safeCalls }],
    // Where nobody awaits, a promise may be answered; what is read of an object of ours has no `this`; an interface may
    // ask for a promise; a hole may hold anything.
    '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
    '@typescript-eslint/unbound-method': 'off',
    '@typescript-eslint/require-await': 'off',
    '@typescript-eslint/restrict-template-expressions': 'off',
    '@typescript-eslint/no-unused-vars': ['error', { varsIgnorePattern: '^_', argsIgnorePattern: '^_' }],
  },
}

/** A test reads whatever came back, and asks for what should not be there. */
const tests = {
  files: ['test/**/*.ts'],
  rules: {
    '@typescript-eslint/no-unsafe-argument': 'off',
    '@typescript-eslint/no-unsafe-assignment': 'off',
    '@typescript-eslint/no-unsafe-call': 'off',
    '@typescript-eslint/no-unsafe-member-access': 'off',
    '@typescript-eslint/no-unsafe-return': 'off',
    '@typescript-eslint/no-explicit-any': 'off',
    '@typescript-eslint/no-base-to-string': 'off',
    '@typescript-eslint/no-unnecessary-condition': 'off',
  },
}

/** A framework's own types are `any` where it is not installed yet. */
const frameworkTypes = {
  files: ['src/types/*.d.ts'],
  rules: { '@typescript-eslint/no-redundant-type-constituents': 'off' },
}

const templates = {
  files: ['src/card/**'],
  extends: [lit.configs['flat/recommended'], wc.configs['flat/recommended']],
  plugins: { 'lit-a11y': litA11y },
  rules: litA11y.configs.recommended.rules,
}

// ── Pure modules ────────────────────────────────────────────────────────────────────────────────────────────────────

/** They parse, compare and compute: the time, chance and the platform are handed in, so that a test needs none of them. */
const pureFiles = [
  'src/protocol/**',
  'src/connector/{account-mismatch,flow,flow-callback,machine,machine-model,machine-steps,problem,public-state,state,time-events}.ts',
]

/** Globals that only parse. */
const allowedGlobals = ['URL', 'URLSearchParams']

const forbiddenGlobals = Object.keys({ globalThis, ...globals.browser, ...globals.node }).filter(
  (name) => !allowedGlobals.includes(name),
)

const pure = {
  files: pureFiles,
  rules: {
    'no-restricted-globals': ['error', { globals: [...new Set(forbiddenGlobals)] }],
    'no-restricted-properties': [
      'error',
      { object: 'Date', property: 'now', message: 'Take the time as a parameter.' },
      { object: 'Math', property: 'random', message: 'Take the random value as a parameter.' },
    ],
    'no-restricted-syntax': [
      'error',
      {
        selector: 'NewExpression[callee.name="Date"][arguments.length=0]',
        message: 'Take the time as a parameter.',
      },
    ],
  },
}

export default tseslint.config(
  // The example apps have their own packages and their own type checks.
  { ignores: ['demo/frameworks', 'dist', 'demo-dist', 'coverage', '.size', 'shots', '**/*.generated.ts'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  eslint.configs.recommended,
  typed,
  { files: ['**/*.js'], languageOptions: { globals: globals.node } },
  tests,
  frameworkTypes,
  templates,
  pure,
)
