import { expect } from '@open-wc/testing'
import { probe } from '../../src/connector/probe.js'

const relay = new URL('/api/hubspot', location.href)
const mark = '<!doctype html><meta name="wiro-relay" content="1">'

const redirect = { type: 'opaqueredirect', ok: false, status: 0 } as Response

describe('probe', () => {
  const answers: [title: string, answer: () => Promise<Response>, came: string][] = [
    ['a relay', async () => new Response(mark), 'relay'],
    ['an app that answers everything with its own page', async () => new Response('<div id="app">'), 'page'],
    ['a login that redirects', async () => redirect, 'redirect'],
    ['404', async () => new Response(mark, { status: 404 }), 'HTTP 404'],
    ['500', async () => new Response('', { status: 500 }), 'HTTP 500'],
    ['nothing at all', () => Promise.reject(new TypeError('Failed to fetch')), 'nothing'],
  ]
  for (const [title, answer, came] of answers) {
    it(`${title} is told as “${came}”`, async () => {
      const found = await probe(relay, answer)

      expect(found).to.deep.equal({ url: '/api/hubspot', answer: came })
    })
  }

  it('names the whole address of a relay on another origin', async () => {
    const { url } = await probe(new URL('https://relay.example/r'), async () => new Response(mark))

    expect(url).to.equal('https://relay.example/r')
  })

  it('asks past the cache, follows no redirect, and not for ever', async () => {
    let asked: RequestInit = {}
    await probe(relay, async (_url, init) => ((asked = init!), new Response(mark)))

    expect(asked).to.include({ redirect: 'manual', cache: 'no-store' })
    expect(asked.signal).to.be.instanceOf(AbortSignal)
  })
})
