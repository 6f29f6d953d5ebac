/**
 * What the linter checks: the usual mistakes by type, templates and elements in the card, and who may import whom (the
 * last two thirds). test/package/directions.test.ts proves each direction.
 */
import eslint from '@eslint/js'
import globals from 'globals'
import lit from 'eslint-plugin-lit'
import litA11y from 'eslint-plugin-lit-a11y'
import wc from 'eslint-plugin-wc'
import tseslint from 'typescript-eslint'

// ── Who may import whom ─────────────────────────────────────────────────────────────────────────────────────────────

/** Refuses what `pattern` matches, in `import`, `export … from`, `import()` and a type's `import('…')`; types too. */
const imports = (files, ...refused) => importsAnd([], files, ...refused)

/** The same beside further refusals of syntax: a rule's later setting replaces its earlier one. */
const importsAnd = (syntax, files, ...refused) => ({
  files,
  rules: {
    'no-restricted-imports': ['error', { patterns: refused.map(([regex, message]) => ({ regex, message })) }],
    'no-restricted-syntax': [
      'error',
      ...syntax,
      ...refused.map(([regex, message]) => ({
        selector: `:matches(ImportExpression > Literal.source, TSImportType Literal)[value=/${regex.replaceAll('/', '\\x2f')}/]`,
        message,
      })),
    ],
  },
})

/** Refuses what `regex` matches as a value; its types are free. */
const values = (files, ignores, regex, message) => ({
  files,
  ignores,
  rules: {
    '@typescript-eslint/no-restricted-imports': ['error', { patterns: [{ regex, message, allowTypeImports: true }] }],
  },
})

/** From one folder below src: beside `names` nothing outside it, and no detour. */
const only = (...names) => [
  names.length ? `^\\.\\./(?!(${names.join('|')})\\.js$)` : '^\\.\\./',
  `May import from src only: ${names.join(', ') || 'nothing'}.`,
]
const noDetour = ['^\\./\\.\\.|[^./]/\\.\\./', 'The shortest path, please: the directions are read from it.']
const packages = (...names) => [
  names.length ? `^(?!\\.)(?!(${names.join('|')})($|/))` : '^(?!\\.)',
  `May import of packages only: ${names.join(', ') || 'none'}.`,
]

/** Loaded on demand, by the name of the module that import() names: beside it only what comes with it. */
const onDemand = {
  card: [
    'ondemand',
    'copy',
    'copying',
    'details',
    'frame',
    'help',
    'app',
    'language',
    'words',
    'morestyles',
    'over',
    'ownapp',
    'panels',
    'remedies',
    'said',
    'secrets',
    'shown',
    'support',
    'twice',
    'answers/answers',
    'answers/cause',
    'answers/words',
    'views/asking',
    'views/choices',
    'setup/setup',
    'setup/file',
    'setup/form',
    'setup/words',
    'views/failure',
    'views/guide',
    'views/parting',
    'views/question',
    'views/standing',
    'views/starting',
    'views/waiting',
  ],
  flow: [
    'later',
    'agent',
    'backend',
    'carrier',
    'examine',
    'ladder',
    'misplaced',
    'outcome',
    'probe',
    'redirect',
    'refusal',
    'scopes',
  ],
  /** Besides these, by the server. */
  src: ['callback', 'problems', 'refusals'],
}
/** Fetched one by one: whoever imports a value of them makes them a part of itself. */
const apart = ['help']
/** One view names another without their folder. */
const namesIn = (folder) => onDemand[folder].flatMap((name) => [name, name.replace('views/', '')])
/** Pieces of the card's own: a folder's files import each other, and the rest of the card fetches them with import(). */
const pieces = ['answers', 'setup']
const filesIn = (folder) => onDemand.card.filter((name) => name.startsWith(folder + '/'))
const together = namesIn('card').filter((name) => ![...pieces.flatMap(filesIn), ...apart].includes(name))
const filesOf = (folder) => onDemand[folder].map((name) => `src/${folder}/${name}.ts`.replace('src/src', 'src'))
const laterFiles = Object.keys(onDemand).flatMap(filesOf)
const typesOnly =
  'Loaded on demand: only types of what the first load imports, or the bundler splits that out of it. What comes with it stands in `onDemand`.'

const pure = ['machine', 'proof', 'due', 'snapshot'].map((name) => `src/flow/${name}.ts`)

const flow = [only('callback', 'problems', 'refusals', 'protocol'), packages(), noDetour]
const card = [only('flow/\\w+', 'protocol', 'version'), packages('lit'), noDetour]
const noConnector = ['^\\./connector\\.js$', 'The connector imports the others, never back.']
const noElement = ['(^|/)element\\.js$', 'element → views → messages, never back.']
const noView = ['^\\./views/', 'Only the element and what is loaded on demand import views.']

const clock = {
  selector: 'NewExpression[callee.name="Date"][arguments.length=0]',
  message: 'The time is handed in.',
}

const directions = [
  imports(['src/protocol.ts'], ['^', 'The words on the wire stand by themselves.']),
  imports(['src/problems.ts'], ['^(?!\\./protocol\\.js$)', 'May import only: protocol.']),
  imports(['src/callback.ts'], ['^(?!\\./protocol\\.js$)', 'May import only: protocol.']),
  imports(['src/refusals.ts'], ['^(?!\\./(problems|protocol)\\.js$)', 'May import only: problems, protocol.']),
  imports(['src/version.ts'], ['^', 'A constant.']),
  imports(['src/define.ts'], ['^(?!\\./card/element\\.js$)', 'May import only: card/element.']),
  imports(['src/cdn.ts'], ['^(?!\\./(define|index)\\.js$)', 'May import only: define, index.']),
  imports(['src/index.ts'], ['^(?!\\./(card|flow|protocol\\.js$))', 'May export only: card, flow, protocol.']),
  imports(['src/relay/**'], only('protocol'), packages(), noDetour),
  imports(['src/relay/build.ts'], only(), packages('node:\\w+', 'vite'), noDetour),
  imports(['src/emulator/**'], only(), packages(), noDetour),
  imports(
    ['src/server/**'],
    only('callback', 'problems', 'refusals', 'protocol', 'relay/page\\.generated'),
    packages('valibot'),
    noDetour,
  ),
  imports(['src/server/node.ts'], only('problems', 'protocol'), packages('node:http'), noDetour),
  imports(['src/flow/**'], ...flow, noConnector),
  imports(['src/flow/connector.ts'], ...flow),
  importsAnd([clock], pure, ...flow, [
    '^\\./(?!(machine|proof|due|snapshot|events)\\.js$)',
    'Touches no platform: what it imports does not either.',
  ]),
  imports(['src/card/*.ts'], ...card, noElement, noView),
  imports(['src/card/element.ts'], ...card),
  imports(['src/card/{ondemand,over,ownapp,panels}.ts'], ...card, noElement),
  imports(
    ['src/card/*/**'],
    noElement,
    ['^\\.\\./\\.\\./(?!(flow/\\w+|protocol|version)\\.js$)', 'May import from src what the card may.'],
    packages('lit'),
    noDetour,
  ),
  values(filesOf('card'), [], `^(?!\\.{1,2}/(${together.join('|')}|flow/scopes)\\.js$)`, typesOnly),
  ...pieces.map((folder) =>
    values(
      [`src/card/${folder}/**`],
      [],
      `^(?!\\.\\./(${together.join('|')})\\.js$|\\./(${filesIn(folder)
        .join('|')
        .replaceAll(folder + '/', '')})\\.js$)`,
      typesOnly,
    ),
  ),
  values(
    filesOf('flow'),
    [],
    `^(?!\\./(${onDemand.flow.join('|')})\\.js$|\\.\\./(${onDemand.src.join('|')})\\.js$)`,
    typesOnly,
  ),
  values(filesOf('src'), [], `^(?!\\./(${onDemand.src.join('|')})\\.js$)`, typesOnly),
  values(
    ['src/*.ts', 'src/card/**', 'src/flow/**'],
    laterFiles,
    `(^|/)(${Object.keys(onDemand).flatMap(namesIn).join('|')})\\.js$`,
    'Loaded on demand: with import().',
  ),
  {
    files: pure,
    rules: {
      'no-restricted-globals': [
        'error',
        { globals: [...new Set(['globalThis', ...Object.keys({ ...globals.browser, ...globals.node })])] },
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'The time is handed in.' },
        { object: 'Math', property: 'random', message: 'Chance is handed in.' },
      ],
    },
  },
]

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

const templates = {
  files: ['src/card/**'],
  extends: [lit.configs['flat/recommended'], wc.configs['flat/recommended']],
  plugins: { 'lit-a11y': litA11y },
  rules: litA11y.configs.recommended.rules,
}

export default tseslint.config(
  { ignores: ['dist', 'coverage', '**/*.generated.ts'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  eslint.configs.recommended,
  typed,
  { files: ['**/*.js'], languageOptions: { globals: globals.node } },
  tests,
  templates,
  ...directions,
)
