/** The code to copy in the demo: it is the documentation's own, with the attributes that were chosen. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { backEnds, exampleIn, frameworks, withAttributes, type Example } from '../../demo/panel/code-snippets.js'
import { docsPaths, readDocs } from '../../demo/host/docs-pages.js'
import { pageOf } from '../docs/pages.js'
import { root } from '../package/packed.js'

const recipes = Object.entries({ ...frameworks, ...backEnds })
const examples = recipes.flatMap(([id, { examples: own }]) => own.map((example) => ({ id, example })))

const codeOf = (example: Example) => exampleIn(readFileSync(join(root, example.page), 'utf8'), example)

test('each framework and back end has the code that stands in the documentation', () => {
  for (const { id, example } of examples) {
    const { page, section, language, index = 0 } = example
    const expected = pageOf(page).blocksIn(section, language)[index]
    assert.ok(expected, `${id}: ${page} has no ${language} in “${section}”`)
    assert.equal(codeOf(example), expected, id)
  }
})

test('each framework and back end links to where the documentation goes on', () => {
  for (const [id, { more }] of recipes) {
    const [path, anchor] = more.split('#')
    assert.ok(docsPaths().includes(path!), id)
    if (anchor) assert.ok(String(readDocs(path!)).includes(` id="${anchor}"`), `${id}: ${more}`)
  }
})

test('each framework’s code has the element with the attributes that were chosen', () => {
  const chosen = [
    ['token-endpoint', '/api/hubspot'],
    ['mode', 'redirect'],
  ] as const
  for (const [id, { examples: own }] of Object.entries(frameworks)) {
    const written = own.map((example) => withAttributes(codeOf(example)!, chosen)).join('\n')
    assert.match(written, /<wiro-?hubspot-?connect\s+token-?endpoint="\/api\/hubspot"\s+mode="redirect"/i, id)
  }
})

const tag = '<wiro-hubspot-connect token-endpoint="/api/hubspot"></wiro-hubspot-connect>'
const endpoint = ['token-endpoint', '/api/hubspot'] as const

for (const [title, code, attributes, expected] of [
  ['the same attributes change nothing', tag, [endpoint], tag],
  ['no attribute leaves none', tag, [], '<wiro-hubspot-connect></wiro-hubspot-connect>'],
  [
    'a name alone is written without a value',
    tag,
    [endpoint, ['disabled', '']],
    '<wiro-hubspot-connect token-endpoint="/api/hubspot" disabled></wiro-hubspot-connect>',
  ],
  [
    'quotes and ampersands are escaped',
    tag,
    [['account-name', 'A & "B"']],
    '<wiro-hubspot-connect account-name="A &amp; &quot;B&quot;"></wiro-hubspot-connect>',
  ],
  [
    'a text with a dollar sign stays',
    tag,
    [['account-name', '$& $1']],
    '<wiro-hubspot-connect account-name="$&amp; $1"></wiro-hubspot-connect>',
  ],
  [
    'bindings of the example stay behind the attributes',
    '  <wiro-hubspot-connect token-endpoint="/api/hubspot" {headers} @wiro-connected="emit(\'a\', $event)" on={go} />',
    [endpoint, ['lang', 'de']],
    '  <wiro-hubspot-connect\n    token-endpoint="/api/hubspot"\n    lang="de"\n    {headers}\n    @wiro-connected="emit(\'a\', $event)"\n    on={go}\n  />',
  ],
  [
    'attributes of React’s component are its props',
    'return <WiroHubspotConnect tokenEndpoint="/api/hubspot" headers={headers} />',
    [endpoint, ['heading-level', '2'], ['account-name', 'A'], ['disabled', '']],
    'return <WiroHubspotConnect\n  tokenEndpoint="/api/hubspot"\n  headingLevel={2}\n  accountName="A"\n  disabled\n  headers={headers}\n/>',
  ],
  ['code without the element stays as it is', 'const a = 1', [endpoint], 'const a = 1'],
] as [string, string, (readonly [string, string])[], string][]) {
  test(`In the code to copy, ${title}`, () => assert.equal(withAttributes(code, attributes), expected))
}
