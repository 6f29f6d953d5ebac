/** The handler's options in the code to copy. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { withHandlerOptions, withOptionsAtFirstRequest } from '../../../demo/panel/code/write-handler-options.js'

const options = [
  ['actions', "['start-agent']"],
  ['ownApp', '{ clientId: env.ID }'],
] as const

const handlerWith = (env: string, added = '') =>
  `  handler ??= createHandler({
    apiKey: ${env}.WIRO_API_KEY,
    resolveAgent: async (request) => (await sessionOf(request))?.agentGuid, // from your session
${added}  })`

for (const env of ['process.env', 'env']) {
  test(`options stand behind the example’s own, and read the environment from ${env} as those do`, () => {
    const added = `    actions: ['start-agent'],\n    ownApp: { clientId: ${env}.ID },\n`

    assert.equal(withHandlerOptions(handlerWith(env), options), handlerWith(env, added))
  })
}

test('without options, and without a handler, code stays as it is', () => {
  assert.equal(withHandlerOptions(handlerWith('env'), []), handlerWith('env'))
  assert.equal(withHandlerOptions('const a = 1', options), 'const a = 1')
})

test('options that wait for the first request are in a function', () => {
  const code = 'export const handler = createHandler({\n  apiKey: key,\n})'

  assert.equal(withOptionsAtFirstRequest(code), 'export const handler = createHandler(() => ({\n  apiKey: key,\n}))')
})
