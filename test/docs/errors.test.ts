/** docs/errors.md: the mistakes of the first hour, made on purpose, and its tables against the source. */
import assert from 'node:assert/strict'
import { after, before, mock, test } from 'node:test'
import { loadProblemTexts, wordsFor } from '../../src/card/locales/texts.js'
import { problems } from '../../src/card/locales/en/problems.js'
import { configure } from '../../src/configure.js'
import { prepareAuthorizeUrl } from '../../src/connector/authorize-url.js'
import { createClient } from '../../src/connector/client.js'
import { ConnectorError } from '../../src/connector/problem.js'
import { createEmulator } from '../../src/emulator/index.js'
import { createHandler, type HandlerOptions, type LogEntry } from '../../src/server/handler.js'
import { assertSameNames, codeIn, codesIn } from './cells.js'
import { typeOf, wordsOf } from './declarations.js'
import { exampleIn } from './host-project.js'
import { pageOf } from './pages.js'

const path = 'docs/errors.md'
const { tableIn } = pageOf(path)
const pageOrigin = 'http://localhost:3000'

// Node 20 has no navigator, and the client warns on the console about some answers.
before(() => {
  Object.defineProperty(globalThis, 'navigator', { value: { onLine: true }, configurable: true, writable: true })
  mock.method(console, 'warn', () => {})
})
after(() => mock.restoreAll())

interface Outcome {
  code: string
  log: LogEntry[]
}

/** Reads the status as a page does; `respond` stands for the product's server. */
async function readStatus(respond: (request: Request) => Response | Promise<Response>): Promise<string> {
  const fetch: typeof globalThis.fetch = (input, init) =>
    Promise.resolve(
      respond(
        new Request(input, { ...init, headers: { ...headersOf(init), origin: pageOrigin, cookie: 'session=1' } }),
      ),
    )
  const endpoint = new URL(pageOrigin + '/api/hubspot')
  return codeOf(() => createClient({ endpoint, headersSource: {}, fetch }).status())
}

const headersOf = (init?: RequestInit) => Object.fromEntries(new Headers(init?.headers))

/** Returns the code that an action of the connector fails with; empty where it succeeds. */
async function codeOf(act: () => Promise<unknown>): Promise<string> {
  try {
    await act()
    return ''
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error
    return error.reason.code
  }
}

/** Reads the status through a handler with a mistake in its options. */
async function withOptions(options: Partial<HandlerOptions> = {}): Promise<Outcome> {
  const log: LogEntry[] = []
  const handler = createHandler({
    apiKey: 'YOUR_API_KEY',
    publicUrl: pageOrigin + '/api/hubspot',
    baseUrl: 'http://127.0.0.1/v1',
    fetch: createEmulator().fetch,
    resolveAgent: () => 'your-useragent-guid',
    // Not what the start says about the options.
    log: (entry) => entry.code && log.push(entry),
    ...options,
  })
  return { code: await readStatus(handler), log }
}

const withServer = async (respond: () => Response): Promise<Outcome> => ({ code: await readStatus(respond), log: [] })

/** A redirect that is not followed, as a browser represents it. */
const redirected = () =>
  Object.defineProperties(new Response(null), { type: { value: 'opaqueredirect' }, ok: { value: false } })

async function withEmulatorUrl(authorizeOrigins: string[]): Promise<Outcome> {
  const url = 'http://127.0.0.1:5174/oauth/authorize?client_id=1'
  const prepared = await prepareAuthorizeUrl(url, { authMethod: 'wiro', facts: {}, authorizeOrigins })
  return { code: typeof prepared === 'string' ? '' : prepared.code, log: [] }
}

/** The mistakes by what the page calls most likely. Each begins as the page's cell does. */
const mistakes: Record<string, () => Promise<Outcome>> = {
  'the log says `origin_foreign`': () => withOptions({ publicUrl: 'http://127.0.0.1:3000/api/hubspot' }),
  'the log says `key_refused`': () => withOptions({ apiKey: 'another-key' }),
  'nothing is mounted': () => withServer(() => new Response('Not found', { status: 404 })),
  '`resolveAgent` answers `undefined`': () => withOptions({ resolveAgent: () => undefined }),
  'a login stands before': () => withServer(redirected),
  'your CSRF middleware answers 403': () => withServer(() => new Response('<h1>Forbidden</h1>', { status: 403 })),
  '`resolveAgent` answers `null`': () => withOptions({ resolveAgent: () => null }),
  '`authorize` does not answer `true`': () => withOptions({ authorize: () => false }),
  'the agent’s guid is not one': () => withOptions({ resolveAgent: () => 'another-guid' }),
  'the page runs against the emulator': () => withEmulatorUrl([]),
}

/** test/docs/service-worker.test.ts and test/journeys/relay-page.test.ts make this one, which needs a window. */
const inABrowser = '`GET` on the route'

const firstHour = tableIn('In the first hour', 'code')

test('without a mistake the status is read, and the emulator’s address is allowed', async () => {
  assert.equal((await withOptions()).code, '')
  assert.equal((await withEmulatorUrl(['http://127.0.0.1:5174'])).code, '')
})

for (const row of firstHour) {
  const likely = row['most likely']!.replaceAll("'", '’')
  if (likely.startsWith(inABrowser)) continue
  test(`${codeIn(row.code)[0]} is what a page gets where ${likely}`, async () => {
    const [beginning = ''] = Object.keys(mistakes).filter((name) => likely.startsWith(name))
    const { code, log } = await mistakes[beginning]!()

    const [reason] = /the log says `(\w+)`/.exec(likely)?.slice(1) ?? []
    assert.equal(code, codeIn(row.code)[0])
    if (reason) assert.equal(log[0]!.reason, reason)
  })
}

test('the log lists the agents of the key where the agent is not one of them', async () => {
  const { log } = await withOptions({ resolveAgent: () => 'another-guid' })

  assert.deepEqual(log[0]!.agents, [{ guid: 'your-useragent-guid', title: 'Lead Generation Manager' }])
})

test('each mistake is in the table', () => {
  assert.equal(firstHour.length, Object.keys(mistakes).length + 1)
})

test('the page names each cause of a silent relay page', () => {
  assertSameNames(
    codesIn(tableIn('In the first hour', '`cause`'), '`cause`'),
    wordsOf(typeOf('src/connector/state.ts', 'RelayCause')),
  )
})

test('the page says for each owner what the card offers', () => {
  assertSameNames(
    codesIn(tableIn('What the card offers', 'owner'), 'owner'),
    wordsOf(typeOf('src/protocol/codes.ts', 'Owner')),
  )
})

test('the words of the page replace those of the card', async () => {
  const example = exampleIn(path, 'Show them yourself', 'js').replace(/^import .*$/m, '')
  const module = `export default (configure) => {${example}}`
  const { default: apply } = (await import(`data:text/javascript,${encodeURIComponent(module)}`)) as {
    default(set: typeof configure): void
  }
  await loadProblemTexts('en')

  apply(configure)
  const { title } = wordsFor('en').texts.problems.codes.forbidden
  configure({ locales: {} })

  assert.equal(title, 'Only owners can connect HubSpot')
  assert.equal(wordsFor('en').texts.problems.codes.forbidden.title, problems.codes.forbidden.title)
})
