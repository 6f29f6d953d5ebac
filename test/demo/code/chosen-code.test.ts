/** The code to copy works for what the demo shows: it compiles, and its handler offers what the card asks for. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { compileFunction } from 'node:vm'
import { transformSync } from 'esbuild'
import { parseFragment } from 'parse5'
import { commonAttributes, otherAttributes, OWN_APP_ENDPOINT } from '../../../demo/panel/attributes.js'
import { chosenCode } from '../../../demo/panel/code/chosen-code.js'
import { exampleIn } from '../../../demo/panel/code/markdown-example.js'
import { backEnds, frameworks, type Recipe } from '../../../demo/panel/code/recipes.js'
import { PSEUDO_TAG } from '../../../demo/panel/languages.js'
import { scenarios } from '../../../demo/panel/scenarios.js'
import { createEmulator } from '../../../src/emulator/index.js'
import { createHandler, type HandlerOptions } from '../../../src/server/handler.js'
import { compileExamples } from '../../docs/compile-examples.js'
import type { Block } from '../../docs/pages.js'
import { root } from '../../package/packed.js'

type Choices = Readonly<Record<string, string>>

const choicesOf = (id: string): Choices => scenarios.find((scenario) => scenario.id === id)!.attributes ?? {}

/** Each scenario's choices, and each value of each attribute alone. */
const allChoices: Choices[] = [
  ...scenarios.map(({ id }) => choicesOf(id)),
  ...[...commonAttributes, ...otherAttributes].flatMap(
    ({
      name,
      values = [
        ['', ''],
        ['/help', ''],
      ],
    }) => values.map(([value]) => ({ [name]: value })),
  ),
  { 'token-endpoint': OWN_APP_ENDPOINT, 'auth-method': 'own' },
]

/** Returns a recipe's files, as the demo shows them for these choices. */
function blocksFor({ examples }: Recipe, choices: Choices): Block[] {
  return examples.map((example) => {
    const markdown = readFileSync(join(root, example.page), 'utf8')
    const code = chosenCode(example, exampleIn(markdown, example)!, (name) => choices[name] ?? '')
    return { page: example.file, section: JSON.stringify(choices), language: example.language, code }
  })
}

const blocksOf = (recipes: Readonly<Record<string, Recipe>>): Block[] =>
  Object.values(recipes).flatMap((recipe) => allChoices.flatMap((choices) => blocksFor(recipe, choices)))

const withoutRepetition = (blocks: Block[]) => [...new Map(blocks.map((block) => [block.code, block])).values()]

test('the code to copy compiles for each framework, each back end and each choice', () => {
  const blocks = withoutRepetition([...blocksOf(frameworks), ...blocksOf(backEnds)])
  const compiled = blocks.filter(({ language }) => ['js', 'jsx', 'ts'].includes(language))

  assert.ok(compiled.length > 40)
  assert.deepEqual(compileExamples(compiled), [])
})

test('the HTML to copy parses without an error for each choice', () => {
  const errors: string[] = []
  for (const { code } of withoutRepetition(blocksOf(frameworks)).filter(({ language }) => language === 'html'))
    parseFragment(code, { onParseError: (error) => errors.push(`${error.code}: ${code}`) })

  assert.deepEqual(errors, [])
})

test('each framework’s code has the element with the attributes that were chosen', () => {
  for (const [id, recipe] of Object.entries(frameworks)) {
    const written = blocksFor(recipe, { mode: 'redirect' }).map(({ code }) => code)

    assert.match(
      written.join('\n'),
      /<wiro-?hubspot-?connect\s+token-?endpoint="\/api\/hubspot"\s+mode="redirect"/i,
      id,
    )
  }
})

for (const [title, choices] of [
  ['no endpoint', { 'token-endpoint': 'missing' }],
  ['an endpoint of another site', { 'token-endpoint': 'https://elsewhere.example/api/hubspot' }],
  ['the pseudo-language', { lang: PSEUDO_TAG }],
] as const) {
  test(`the code to copy has nothing of ${title}, which only the demo knows`, () => {
    assert.deepEqual(blocksFor(frameworks.html!, choices)[1]!.code, blocksFor(frameworks.html!, {})[1]!.code)
  })
}

// ── The handler ─────────────────────────────────────────────────────────────────────────────────────────────────────

interface Exports {
  handler?: (request: Request) => Promise<Response>
  POST?: (request: Request) => Promise<Response>
  default?: { fetch(request: Request, env: object): Promise<Response> }
}

const ENV = { WIRO_API_KEY: 'YOUR_API_KEY', HUBSPOT_CLIENT_ID: 'id', HUBSPOT_CLIENT_SECRET: 'secret' }

/** Runs the file of a back end that makes the handler, against the emulator. */
function startBackEnd(recipe: Recipe, choices: Choices): (request: Request) => Promise<Response> {
  const { code } = blocksFor(recipe, choices).find((block) => block.code.includes('createHandler('))!
  const emulator = createEmulator()
  const create = (options: HandlerOptions | (() => HandlerOptions)) =>
    createHandler({
      ...(typeof options === 'function' ? options() : options),
      baseUrl: 'https://emulator.example/v1',
      fetch: emulator.fetch,
      log: () => {},
    })
  const module: { exports: Exports } = { exports: {} }
  const given = {
    module,
    require: () => ({ createHandler: create }),
    process: { env: ENV },
    sessionOf: async () => ({ agentGuid: 'your-useragent-guid' }),
  }
  compileFunction(transformSync(code, { format: 'cjs' }).code, Object.keys(given))(...Object.values(given))
  const { handler, POST, default: worker } = module.exports
  return handler ?? POST ?? ((request) => worker!.fetch(request, ENV))
}

async function perform(recipe: Recipe, choices: Choices, fields: object): Promise<unknown> {
  const headers = { origin: 'https://app.example.com', 'content-type': 'application/json' }
  const body = JSON.stringify(fields)
  const request = new Request('https://app.example.com/api/hubspot', { method: 'POST', headers, body })
  return (await startBackEnd(recipe, choices)(request)).json()
}

const own = scenarios.find(({ app }) => app)!

for (const [id, recipe] of Object.entries(backEnds).filter(([id]) => id !== 'own')) {
  test(`${recipe.title}: what I copy offers what each scenario needs, and no more`, async () => {
    for (const scenario of scenarios) {
      const { can } = (await perform(recipe, choicesOf(scenario.id), { action: 'status' })) as { can: string[] }

      const expected = [
        'status',
        'connect',
        'disconnect',
        'start-agent',
        ...(scenario === own ? ['save-credentials'] : []),
      ]
      assert.deepEqual(can, expected, `${id}, ${scenario.id}`)
    }
  })

  test(`${recipe.title}: what I copy saves the app that a customer types`, async () => {
    const answer = await perform(recipe, choicesOf(own.id), { action: 'save-credentials', ...own.app })

    assert.deepEqual(answer, { result: true, errors: [] })
  })

  test(`${recipe.title}: what I copy connects through the product’s own app`, async () => {
    const choices = { 'token-endpoint': OWN_APP_ENDPOINT }

    const { authMethod } = (await perform(recipe, choices, { action: 'status' })) as { authMethod?: string }

    assert.equal(authMethod, 'own')
  })
}
