import { expect } from '@open-wc/testing'
import { createClient, problemBehind, Refusal, type Asking } from '../../src/connector/client.js'
import type { Problem } from '../../src/connector/state.js'
import { id } from './setup.js'

const endpoint = new URL('/api/hubspot', location.href)
const yes = { result: true, connected: true, username: '1', errors: [] }

interface Request {
  url: string
  init: RequestInit & { headers: Headers }
}

/** A client, and what it sent; its endpoint answers as `answer` does. */
function make(answer: () => Response | Promise<Response> = () => Response.json(yes), asking: Partial<Asking> = {}) {
  const sent: Request[] = []
  const fetch = async (url: unknown, init: unknown) => {
    sent.push({ url: `${url as URL}`, init: init as Request['init'] })
    return answer()
  }
  return { sent, client: createClient({ endpoint, headed: {}, fetch, ...asking }) }
}

/** Why it was refused; what is no refusal fails the test. */
async function why(asked: Promise<unknown>): Promise<Refusal['why']> {
  const error = await asked.then(
    () => new Error('It was answered.'),
    (refusal: unknown) => refusal,
  )
  if (error instanceof Refusal) return error.why
  throw error as Error
}

const no = (errors: unknown, status = 200) => Response.json({ result: false, errors }, { status })
const html = (status = 200) => new Response('\n <!doctype html><title>Sign in</title>', { status })
const text = (body: string | null, status = 200) => new Response(body, { status })
/** What `redirect: 'manual'` gives: no status, no body, no address to follow. */
const redirect = () =>
  ({ ok: false, status: 0, type: 'opaqueredirect', body: null, headers: new Headers(), url: endpoint.href }) as Response

const { warn } = console
const { timeout } = AbortSignal
const { setTimeout: later } = window

describe('client', () => {
  let warnings: string[] = []

  beforeEach(() => {
    warnings = []
    console.warn = (...said: unknown[]) => warnings.push(said.join(' '))
  })

  afterEach(() => {
    Object.assign(console, { warn })
    Object.assign(AbortSignal, { timeout })
    window.setTimeout = later
    delete (navigator as { onLine?: boolean }).onLine
  })

  describe('what it sends', () => {
    it('is JSON by POST to the endpoint, with the host’s cookies', async () => {
      const { client, sent } = make()

      await client.status()

      const [{ url, init }] = sent as [Request]
      expect(url).to.equal(endpoint.href)
      expect(init).to.include({ method: 'POST', credentials: 'include', redirect: 'manual', keepalive: false })
      expect(init.headers.get('content-type')).to.equal('application/json')
      expect(init.body).to.equal('{"action":"status"}')
    })

    it('names the agent', async () => {
      const { client, sent } = make(undefined, { agentKey: 'a1' })

      await client.status()

      expect(JSON.parse(sent[0]!.init.body as string)).to.deep.equal({ action: 'status', agentKey: 'a1' })
    })

    it('names no empty agent', async () => {
      const { client, sent } = make(undefined, { agentKey: '' })

      await client.status()

      expect(JSON.parse(sent[0]!.init.body as string)).to.deep.equal({ action: 'status' })
    })

    it('is flow and method at a connect', async () => {
      const { client, sent } = make(() => Response.json({ result: true, authorizeUrl: 'https://x' }))

      await client.connect({ flow: id, authMethod: 'own' })

      expect(JSON.parse(sent[0]!.init.body as string)).to.deep.equal({ action: 'connect', flow: id, authMethod: 'own' })
    })

    it('F109 outlives the page at a disconnect', async () => {
      const { client, sent } = make()

      await client.perform('disconnect')

      expect(sent[0]!.init.keepalive).to.equal(true)
    })

    it('F02 leaves before anything is awaited', () => {
      const { client, sent } = make(undefined, { headed: { headers: () => ({ 'x-csrf': '1' }) } })

      void client.connect({ flow: id, authMethod: 'wiro' }).catch(() => {})

      expect(sent.length).to.equal(1)
    })

    const headers: [title: string, headers: Asking['headed']['headers']][] = [
      ['an object', { 'x-csrf': 'token' }],
      ['a list', [['x-csrf', 'token']]],
      ['Headers', new Headers({ 'x-csrf': 'token' })],
      ['a function', () => ({ 'x-csrf': 'token' })],
      ['a function that takes its time', async () => ({ 'x-csrf': 'token' })],
    ]
    for (const [title, given] of headers) {
      it(`has the host’s headers from ${title}`, async () => {
        const { client, sent } = make(undefined, { headed: { headers: given } })

        await client.status()

        expect(sent[0]!.init.headers.get('x-csrf')).to.equal('token')
      })
    }

    it('reads the headers anew for each request', async () => {
      const tokens = ['first', 'second']
      const { client, sent } = make(undefined, { headed: { headers: () => ({ 'x-csrf': tokens.shift()! }) } })

      await client.status()
      await client.status()

      expect(sent.map(({ init }) => init.headers.get('x-csrf'))).to.deep.equal(['first', 'second'])
    })

    it('has the headers that were set after it was made', async () => {
      const headed: Asking['headed'] = {}
      const { client, sent } = make(undefined, { headed })
      headed.headers = { 'x-csrf': 'late' }

      await client.status()

      expect(sent[0]!.init.headers.get('x-csrf')).to.equal('late')
    })

    it('is JSON whatever the host’s headers say', async () => {
      const { client, sent } = make(undefined, { headed: { headers: { 'content-type': 'text/plain' } } })

      await client.status()

      expect(sent[0]!.init.headers.get('content-type')).to.equal('application/json')
    })
  })

  describe('what it is answered', () => {
    it('is the status, read', async () => {
      const { client } = make()

      const { connected, account } = await client.status()

      expect([connected, account.portalId]).to.deep.equal([true, '1'])
    })

    it('is the address, read', async () => {
      const { client } = make(() => Response.json({ result: true, authorizeUrl: 'https://x', expiresIn: 60 }))

      const { url, expiresIn } = await client.connect({ flow: id, authMethod: 'wiro' })

      expect([url, expiresIn]).to.deep.equal(['https://x', 60])
    })

    it('is read whatever type it says to be', async () => {
      const { client } = make(() => text(JSON.stringify(yes)))

      expect((await client.status()).connected).to.equal(true)
    })

    const refusals: [title: string, answer: () => Response, code: Problem['code']][] = [
      ['F08 500', () => text('Oops', 500), 'endpoint_bad_answer'],
      ['F08 502 in HTML', () => html(502), 'endpoint_bad_answer'],
      ['F08 503', () => text('', 503), 'endpoint_bad_answer'],
      ['F09 404', () => html(404), 'endpoint_bad_answer'],
      ['F09 405', () => text('', 405), 'endpoint_bad_answer'],
      ['F10 a login page', () => html(), 'signed_out'],
      ['F10 a redirect', redirect, 'signed_out'],
      ['F11 401', () => text('', 401), 'signed_out'],
      ['F11 401 in HTML', () => html(401), 'signed_out'],
      ['F11 403', () => text('', 403), 'forbidden'],
      ['F12 429', () => text('', 429), 'rate_limited'],
      ['408', () => text('', 408), 'endpoint_timeout'],
      ['504', () => html(504), 'endpoint_timeout'],
      ['F16 an empty body', () => text(''), 'endpoint_bad_answer'],
      ['F16 204', () => text(null, 204), 'endpoint_bad_answer'],
      ['F16 half an answer', () => text('{"result":true,"conn'), 'endpoint_bad_answer'],
      ['F16 words', () => text('OK'), 'endpoint_bad_answer'],
      ['F16 null', () => text('null'), 'endpoint_bad_answer'],
      ['F16 a list', () => text('[]'), 'endpoint_bad_answer'],
      ['F28 result "true"', () => Response.json({ ...yes, result: 'true' }), 'endpoint_bad_answer'],
      ['F28 result 1', () => Response.json({ ...yes, result: 1 }), 'endpoint_bad_answer'],
      ['F28 no result', () => Response.json({ connected: true }), 'endpoint_bad_answer'],
      ['F91 connected "true"', () => Response.json({ ...yes, connected: 'true' }), 'endpoint_bad_answer'],
      ['a yes with HTTP 500', () => Response.json(yes, { status: 500 }), 'endpoint_bad_answer'],
      ['a no without a reason', () => no([]), 'internal_error'],
      ['F27 a no with an unknown text', () => no('Something'), 'internal_error'],
      ['F26 a no with an unknown number', () => no([{ code: 41 }]), 'internal_error'],
      ['F33 Wiro’s number 1', () => no([{ code: 1, message: 'Not found' }]), 'useragent_not_found'],
      ['F32 Wiro’s number 97', () => no([{ code: 97 }]), 'unavailable'],
      ['F34 Wiro’s text', () => no([{ code: 0, message: 'HubSpot credentials not configured' }]), 'invalid_config'],
      ['a code in the body of a 403', () => no([{ code: 'portal_refused' }], 403), 'portal_refused'],
      ['a code in the body of a 502', () => no([{ code: 'misconfigured' }], 502), 'misconfigured'],
      ['a no with 401 and no code', () => no([], 401), 'signed_out'],
      ['a no with 500 and no code', () => no([], 500), 'endpoint_bad_answer'],
      ['a reason in HTML', () => text('<p>invalid redirect url</p>', 500), 'endpoint_bad_answer'],
    ]
    for (const [title, answer, code] of refusals) {
      it(`${title} means ${code}`, async () => {
        const { client } = make(answer)

        expect((await why(client.status())).code).to.equal(code)
      })
    }

    it('keeps no text of the answer', async () => {
      const { client } = make(() => no([{ code: 1, message: 'Requested ip 10.0.0.1 is not allowed.' }]))

      expect(await why(client.status())).to.deep.equal({ code: 'useragent_not_found', owner: 'developer' })
    })

    for (const field of ['username', 'connectedAt', 'tokenExpiresAt', 'now']) {
      it(`a ${field} that cannot become text is no answer`, async () => {
        const { client } = make(() => Response.json({ ...yes, [field]: { toString: 1 } }))

        const failed = await client.status().catch((error: unknown) => problemBehind(error, 'check'))

        expect(failed).to.have.property('code', 'endpoint_bad_answer')
      })
    }

    it('F16 a connect without an address is no answer', async () => {
      const { client } = make(() => Response.json({ result: true, errors: [] }))

      expect((await why(client.connect({ flow: id, authMethod: 'wiro' }))).code).to.equal('endpoint_bad_answer')
    })

    const seconds: [value: string, seconds: number][] = [
      ['7', 7],
      ['60', 60],
      ['3600', 60],
      ['Wed, 21 Oct 2065 07:28:00 GMT', 60],
    ]
    for (const [value, expected] of seconds) {
      it(`F12 retry-after ${value} is ${expected} seconds`, async () => {
        const { client } = make(() => new Response('', { status: 429, headers: { 'retry-after': value } }))

        expect(await why(client.status())).to.deep.equal({ code: 'rate_limited', owner: 'you', retryAfter: expected })
      })
    }

    it('F12 a date is counted from now', async () => {
      const date = new Date(Date.now() + 30_000).toUTCString()
      const { client } = make(() => new Response('', { status: 429, headers: { 'retry-after': date } }))

      expect((await why(client.status())).retryAfter).to.be.within(28, 30)
    })

    it('F12 another refusal has no time', async () => {
      const { client } = make(() => new Response('', { status: 503, headers: { 'retry-after': '7' } }))

      expect(await why(client.status())).to.deep.equal({ code: 'endpoint_bad_answer', owner: 'developer' })
    })

    it('F17 a body that never ends is not read to its end', async () => {
      let [pulled, cancelled] = [0, false]
      const body = new ReadableStream({
        pull: (stream) => stream.enqueue(new Uint8Array(8_192).fill(32 + 0 * pulled++)),
        cancel: () => void (cancelled = true),
      })
      const { client } = make(() => new Response(body))

      const { code } = await why(client.status())

      expect([code, cancelled, pulled < 12]).to.deep.equal(['endpoint_bad_answer', true, true])
    })

    it('F17 a body of 64 kB is read', async () => {
      const { client } = make(() => text(JSON.stringify(yes).padEnd(65_536)))

      expect((await client.status()).connected).to.equal(true)
    })

    it('a letter that two pieces share is whole', async () => {
      const bytes = new TextEncoder().encode(JSON.stringify({ ...yes, accountName: 'Größe' }))
      const cut = bytes.indexOf(0xb6)
      const body = new ReadableStream({
        start(stream) {
          stream.enqueue(bytes.slice(0, cut))
          stream.enqueue(bytes.slice(cut))
          stream.close()
        },
      })
      const { client } = make(() => new Response(body))

      expect((await client.status()).account.name).to.equal('Größe')
    })
  })

  describe('what it is not answered', () => {
    const down = () => Promise.reject(new TypeError('Failed to fetch'))

    it('F15 is unreachable, once the page has had time to go', async () => {
      const delays: unknown[] = []
      window.setTimeout = ((act: () => void, ms: number) => (delays.push(ms), later(act))) as never
      const { client } = make(down)

      const { code } = await why(client.status())

      expect([code, delays.includes(400)]).to.deep.equal(['endpoint_unreachable', true])
    })

    it('F19 is offline where there is no network', async () => {
      Object.defineProperty(navigator, 'onLine', { configurable: true, value: false })
      window.setTimeout = ((act: () => void) => later(act)) as never
      const { client } = make(down)

      expect((await why(client.status())).code).to.equal('offline')
    })

    it('F14 is a timeout after 15 seconds', async () => {
      let patience = 0
      AbortSignal.timeout = (ms) => {
        patience = ms
        return AbortSignal.abort(new DOMException('', 'TimeoutError'))
      }
      const fetch: Asking['fetch'] = async (_url, init) => {
        init!.signal!.throwIfAborted()
        return Response.json(yes)
      }
      const { client } = make(undefined, { fetch })

      const { code } = await why(client.status())

      expect([code, patience]).to.deep.equal(['endpoint_timeout', 15_000])
    })

    it('F14 is a timeout where the body never comes', async () => {
      const body = new ReadableStream({ pull: () => Promise.reject(new DOMException('', 'TimeoutError')) })
      const { client } = make(() => new Response(body))

      expect((await why(client.status())).code).to.equal('endpoint_timeout')
    })

    it('F15 is unreachable where the body breaks off', async () => {
      window.setTimeout = ((act: () => void) => later(act)) as never
      const body = new ReadableStream({ pull: () => Promise.reject(new TypeError('network error')) })
      const { client } = make(() => new Response(body))

      expect((await why(client.status())).code).to.equal('endpoint_unreachable')
    })

    it('is asked once: nothing is tried again', async () => {
      window.setTimeout = ((act: () => void) => later(act)) as never
      const { client, sent } = make(down)

      await why(client.perform('disconnect'))

      expect(sent.length).to.equal(1)
    })

    it('a host’s headers that fail are a refusal too', async () => {
      window.setTimeout = ((act: () => void) => later(act)) as never
      const { client } = make(undefined, { headed: { headers: () => Promise.reject(new Error('No token')) } })

      expect((await why(client.status())).code).to.equal('endpoint_unreachable')
    })
  })

  describe('a host’s own backend', () => {
    it('is asked in place of the endpoint, with the same fields', async () => {
      const asked: unknown[] = []
      const backend = {
        status: async () => yes,
        connect: async (request: object) => (asked.push(request), { result: true, authorizeUrl: 'https://x' }),
      }
      const { client, sent } = make(undefined, { backend })

      const { url } = await client.connect({ flow: id, authMethod: 'wiro' })

      expect([url, asked, sent]).to.deep.equal(['https://x', [{ flow: id, authMethod: 'wiro' }], []])
    })

    const fails: [title: string, status: () => unknown, code: Problem['code']][] = [
      ['rejects', () => Promise.reject(new Error('down')), 'endpoint_bad_answer'],
      [
        'throws',
        () => {
          throw new Error('down')
        },
        'endpoint_bad_answer',
      ],
      ['answers nothing', async () => undefined, 'endpoint_bad_answer'],
      ['answers “true”', async () => ({ ...yes, result: 'true' }), 'endpoint_bad_answer'],
      ['says no with a code', async () => ({ result: false, errors: [{ code: 'forbidden' }] }), 'forbidden'],
      ['says no without one', async () => ({ result: false }), 'internal_error'],
    ]
    for (const [title, status, code] of fails) {
      it(`that ${title} means ${code}`, async () => {
        const { client } = make(undefined, { backend: { status, connect: status } as never })

        expect((await why(client.status())).code).to.equal(code)
      })
    }

    it('that cannot disconnect says no', async () => {
      const { client } = make(undefined, { backend: { status: async () => yes, connect: async () => yes } as never })

      expect((await why(client.perform('disconnect'))).code).to.equal('endpoint_bad_answer')
    })
  })

  describe('what the console says', () => {
    const hints: [title: string, answer: () => Response, said: RegExp][] = [
      ['F09 404', () => html(404), /answered 404/],
      ['F09 405', () => text('', 405), /answered 405/],
      ['F10 a redirect', redirect, /api\/hubspot answered with a redirect.*slash/s],
    ]
    for (const [title, answer, said] of hints) {
      it(`${title} is hinted at once, with the mend`, async () => {
        const { client } = make(answer)

        await why(client.status())

        expect(warnings.length).to.equal(1)
        expect(warnings[0]).to.match(said)
      })
    }

    it('is nothing where the answer names its code', async () => {
      const { client } = make(() => no([{ code: 'forbidden' }], 403))

      await why(client.status())

      expect(warnings).to.deep.equal([])
    })

    it('is nothing where all is well', async () => {
      const { client } = make()

      await client.status()

      expect(warnings).to.deep.equal([])
    })

    it('does not say “not with JSON” of JSON', async () => {
      const { client } = make(() => no([{ code: 0, message: 'Something' }]))

      await why(client.status())

      expect(warnings.join()).not.to.include('not with JSON')
    })
  })

  it('a problem says who has to act, and during what', () => {
    const refused = new Refusal({ code: 'rate_limited', owner: 'wiro', retryAfter: 7 })

    expect(problemBehind(refused, 'disconnect')).to.deep.equal({
      code: 'rate_limited',
      retryAfter: 7,
      owner: 'wiro',
      during: 'disconnect',
    })
  })

  it('a fault of ours is no less a problem with words', () => {
    expect(problemBehind(new TypeError('x is not a function'), 'check')).to.deep.equal({
      code: 'endpoint_bad_answer',
      owner: 'developer',
      during: 'check',
    })
  })
})
