/** The attributes in the code to copy. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { withAttributes } from '../../../demo/panel/code/write-attributes.js'

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
