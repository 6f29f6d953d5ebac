/** Who may import whom, folder by folder: what eslint.config.js refuses, and that it lets the rest pass. */
import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { ESLint } from 'eslint'

/** Without types: a snippet belongs to no project. */
const eslint = new ESLint({
  cwd: fileURLToPath(new URL('../..', import.meta.url)),
  overrideConfig: { languageOptions: { parserOptions: { projectService: false } } },
  ruleFilter: ({ ruleId }) => ruleId.includes('no-restricted-'),
})

/** What the linter objects to in each line of `lines`, which are one file together: to lint it takes the same for all. */
async function objections(file: string, ...lines: string[]): Promise<string[][]> {
  const [result] = await eslint.lintText(lines.join('\n'), { filePath: file })
  const messages = result?.messages ?? []
  assert.deepEqual(
    messages.filter(({ fatal, ruleId }) => fatal || !ruleId),
    [],
    `${file} was not linted`,
  )
  return lines.map((_, index) => messages.filter(({ line }) => line === index + 1).map(({ message }) => message))
}

/** Of some lines, those that the linter objects to. */
async function refusedOf(file: string, lines: string[]): Promise<string[]> {
  const found = await objections(file, ...lines)
  return lines.filter((_, index) => found[index]!.length)
}

/** Every way to name a module, types included. */
const waysTo = (source: string) => [
  `import { a } from '${source}'; a()`,
  `import '${source}'`,
  `import type { A } from '${source}'; export type B = A`,
  `export { a } from '${source}'`,
  `export * from '${source}'`,
  `export type * from '${source}'`,
  `export const a = import('${source}')`,
  `export type A = import('${source}').A`,
]

/** From a file, to the modules that it may import and to those that it may not. */
const borders: [file: string, allowed: string[], refused: string[]][] = [
  ['src/protocol.ts', [], ['./problems.js', './flow/client.js', 'lit', 'node:fs']],
  ['src/problems.ts', [], ['./version.js', './flow/client.js', './server/wiro.js', 'valibot']],
  ['src/callback.ts', [], ['./problems.js', './flow/client.js', './server/wiro.js', 'valibot']],
  ['src/refusals.ts', ['./problems.js'], ['./version.js', './flow/client.js', './server/wiro.js', 'valibot']],
  ['src/define.ts', ['./card/element.js'], ['./server/handler.js', './emulator/index.js', './card/events.js']],
  ['src/index.ts', ['./card/element.js', './flow/connector.js'], ['./define.js', './server/handler.js', 'lit']],
  ['src/cdn.ts', ['./define.js', './index.js'], ['./emulator/index.js']],
  [
    'src/relay/new.ts',
    ['../protocol.js', './other.js'],
    ['../problems.js', '../flow/channel.js', '../server/handler.js', '../emulator/index.js', './../version.js', 'lit'],
  ],
  ['src/relay/build.ts', ['node:fs/promises', 'vite'], ['../protocol.js', '../flow/client.js', 'lit']],
  [
    'src/emulator/new.ts',
    ['./store.js'],
    ['../protocol.js', '../problems.js', '../server/wiro.js', '../flow/client.js', './x/../../protocol.js', 'valibot'],
  ],
  [
    'src/server/new.ts',
    [
      './body.js',
      '../callback.js',
      '../problems.js',
      '../refusals.js',
      '../protocol.js',
      '../relay/page.generated.js',
      'valibot',
    ],
    [
      '../relay/relay.js',
      '../flow/client.js',
      '../card/element.js',
      '../emulator/index.js',
      '../version.js',
      'node:fs',
    ],
  ],
  ['src/server/node.ts', ['node:http', './handler.js', '../protocol.js'], ['node:fs', '../emulator/index.js']],
  [
    'src/flow/new.ts',
    ['./client.js', '../protocol.js'],
    ['../card/events.js', '../server/wiro.js', '../emulator/index.js', '../version.js', './connector.js', 'lit'],
  ],
  ['src/flow/connector.ts', ['./machine.js', '../protocol.js'], ['../card/messages.js', '../index.js', 'lit']],
  ['src/flow/machine.ts', ['./proof.js', '../protocol.js'], ['./platform.js', './popup.js', '../card/events.js']],
  ['src/flow/due.ts', ['./machine.js'], ['./client.js', './connector.js']],
  [
    'src/card/new.ts',
    ['./messages.js', '../flow/settings.js', '../protocol.js', '../version.js', 'lit'],
    [
      '../problems.js',
      './element.js',
      './views/choose.js',
      '../server/handler.js',
      '../emulator/index.js',
      '../define.js',
      'valibot',
    ],
  ],
  ['src/card/messages.ts', ['../flow/settings.js'], ['./views/account.js', './element.js']],
  ['src/card/element.ts', ['./views/choose.js', '../flow/connector.js', '../version.js'], ['../index.js', 'lit-html']],
  [
    'src/card/views/new.ts',
    ['../messages.js', './connect.js', '../../protocol.js', '../../flow/settings.js', 'lit'],
    ['../element.js', '../../server/handler.js', '../../emulator/index.js', '../../define.js', 'valibot'],
  ],
]

for (const [file, allowed, refused] of borders) {
  for (const source of allowed) {
    test(`${file} may import ${source}`, async () => {
      assert.deepEqual(await refusedOf(file, waysTo(source)), [])
    })
  }
  for (const source of refused) {
    test(`${file} may not import ${source}, in no way`, async () => {
      assert.deepEqual(await refusedOf(file, waysTo(source)), waysTo(source))
    })
  }
}

const onDemand: [file: string, together: string[], first: string[]][] = [
  ['src/card/ondemand.ts', ['./words.js', './morestyles.js'], ['lit', './messages.js', '../protocol.js']],
  ['src/card/words.ts', [], ['lit', '../protocol.js']],
  ['src/card/panels.ts', ['./views/guide.js'], ['./help.js', './messages.js', './view.js']],
  ['src/card/views/guide.ts', ['./failure.js', '../said.js'], ['./account.js', '../messages.js', '../help.js']],
  ['src/card/app.ts', ['../flow/scopes.js'], ['lit', '../protocol.js']],
  ['src/card/ownapp.ts', ['./app.js'], ['lit', './messages.js', './setup/setup.js']],
  ['src/card/views/question.ts', ['./failure.js', '../shown.js'], ['lit', '../messages.js', '../answers/answers.js']],
  [
    'src/card/answers/answers.ts',
    ['./cause.js', '../said.js', '../app.js'],
    ['lit', '../messages.js', '../setup/setup.js'],
  ],
  ['src/card/setup/setup.ts', ['./form.js', './words.js', '../said.js'], ['lit', '../messages.js']],
  ['src/card/morestyles.ts', [], ['lit', './styles.js']],
  ['src/flow/later.ts', ['./carrier.js', './probe.js', './refusal.js'], ['./client.js', '../protocol.js']],
  ['src/flow/backend.ts', [], ['./client.js', '../protocol.js']],
  ['src/flow/carrier.ts', [], ['./platform.js', '../protocol.js']],
  ['src/flow/misplaced.ts', [], ['./addresses.js', '../protocol.js']],
  ['src/flow/scopes.ts', [], ['./addresses.js', '../protocol.js']],
  ['src/flow/probe.ts', [], ['./settings.js', '../protocol.js']],
  ['src/flow/refusal.ts', ['../refusals.js', '../problems.js'], ['./client.js', '../protocol.js']],
  ['src/flow/outcome.ts', ['../callback.js', '../problems.js'], ['./proof.js', '../protocol.js']],
  ['src/problems.ts', [], ['./protocol.js']],
  ['src/callback.ts', [], ['./protocol.js']],
  ['src/refusals.ts', ['./problems.js'], ['./protocol.js']],
]

for (const [file, together, first] of onDemand) {
  test(`${file}, loaded on demand, may import what comes with it`, async () => {
    const lines = together.map((source) => `export { a } from '${source}'`)

    assert.deepEqual(await refusedOf(file, lines), [])
  })

  for (const source of first) {
    test(`${file}, loaded on demand, may import types of ${source}, and no value`, async () => {
      const [types, value, sideEffect] = await objections(
        file,
        `import type { A } from '${source}'; export type B = A`,
        `import { a } from '${source}'; a()`,
        `import '${source}'`,
      )

      assert.deepEqual([types!.length, value!.length, sideEffect!.length], [0, 1, 1])
    })
  }
}

for (const [file, source] of [
  ['src/card/element.ts', './ondemand.js'],
  ['src/card/messages.ts', './words.js'],
  ['src/card/views/problem.ts', '../morestyles.js'],
  ['src/card/views/problem.ts', './failure.js'],
  ['src/flow/demand.ts', './later.js'],
  ['src/flow/carriage.ts', './probe.js'],
  ['src/flow/client.ts', '../refusals.js'],
  ['src/flow/proof.ts', '../problems.js'],
  ['src/flow/carriage.ts', '../callback.js'],
] as const) {
  test(`${file}, loaded first, may import() ${source} and its types, and not the rest`, async () => {
    const found = await objections(
      file,
      `import type { A } from '${source}'; export type B = A`,
      `export const a = import('${source}')`,
      `import { a } from '${source}'; a()`,
    )

    assert.deepEqual(
      found.map((messages) => messages.length),
      [0, 0, 1],
    )
  })
}

const platform = [
  'window.a',
  'document.title',
  'navigator.onLine',
  'location.href',
  'sessionStorage.a',
  'localStorage.a',
  'globalThis.fetch',
  'self.a',
  'process.env',
  'crypto.subtle',
  'performance.now()',
  "fetch('/')",
  'setTimeout(String)',
  'setInterval(String)',
  'queueMicrotask(String)',
  "addEventListener('a', String)",
  "new BroadcastChannel('a')",
  'new AbortController()',
  'Date.now()',
  'new Date()',
  'Math.random()',
]

const pure = ['machine', 'proof', 'due', 'snapshot'].map((name) => `src/flow/${name}.ts`)

for (const file of pure) {
  test(`${file} touches no platform`, async () => {
    const found = await objections(file, ...platform.map((code) => `export const a = ${code}`))

    for (const [index, code] of platform.entries()) assert.equal(found[index]!.length, 1, code)
  })

  test(`${file} may reckon with what it is given`, async () => {
    const code = 'export const later = (date: Date, by: number) => new Date(Math.max(+date, 0) + by)'

    assert.deepEqual(await refusedOf(file, [code]), [])
  })
}

test('the files that stand under a name of their own exist', () => {
  const named = [...borders.map(([file]) => file), ...onDemand.map(([file]) => file), ...pure]

  assert.deepEqual(
    named.filter((file) => !file.endsWith('/new.ts') && !existsSync(new URL('../../' + file, import.meta.url))),
    [],
  )
})

test('src/flow/popup.ts may touch the platform', async () => {
  assert.deepEqual(await refusedOf('src/flow/popup.ts', ['export const a = window.open()']), [])
})
