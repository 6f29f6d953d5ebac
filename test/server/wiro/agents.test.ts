import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseAgents } from '../../../src/server/wiro/agents.js'

const guid = 'guid-1'
const parse = (agent: unknown) => parseAgents({ result: true, useragents: [agent] })

test('an agent has only its guid, title, status and whether an app is saved', () => {
  const agents = parse({
    guid,
    title: 'Leads\n',
    status: 4,
    setuprequired: false,
    configuration: { credentials: { hubspot: { clientId: 'id', clientSecret: 'CANARY', accessToken: 'CANARY' } } },
    stripeportalurl: 'CANARY',
  })

  assert.deepEqual(agents, [{ guid, title: 'Leads', status: 4, credentials: 'saved' }])
})

const statuses: [title: string, fields: object, status: number | undefined][] = [
  ...[0, 1, 2, 3, 4, 5, 6].map((status): [string, object, number] => [`${status}`, { status }, status]),
  ['a number in a text', { status: '4' }, 4],
  ['stopped, with set-up required', { status: 0, setuprequired: true }, 6],
  ['running, with set-up required', { status: 4, setuprequired: true }, 4],
  ['a number that nobody knows', { status: 7 }, undefined],
  ['no whole number', { status: 1.5 }, undefined],
  ['a word', { status: 'running' }, undefined],
  ['null', { status: null }, undefined],
  ['an object that cannot become text', { status: { toString: 1 } }, undefined],
  ['missing', {}, undefined],
]
for (const [title, fields, status] of statuses) {
  test(`the status ${title} is read as ${status}`, () => {
    assert.equal(parse({ guid, ...fields })?.[0]?.status, status)
  })
}

const apps: [title: string, fields: object, credentials: string | undefined][] = [
  ['in the newer place', { credentials: { hubspot: { clientid: 'id', clientsecret: 'secret' } } }, 'saved'],
  ['with its secret hidden', { credentials: { hubspot: { clientid: 'id' } } }, 'saved'],
  [
    'with nothing filled in',
    { configuration: { credentials: { hubspot: { clientId: '', clientSecret: '' } } } },
    'missing',
  ],
  ['without its secret', { credentials: { hubspot: { clientid: 'id', clientsecret: '' } } }, 'missing'],
  ['whose fields are not shown', { credentials: { hubspot: { authmethod: 'wiro' } } }, undefined],
  ['of another provider', { credentials: { wordpress: { clientid: '' } } }, undefined],
  ['where there are no credentials', {}, undefined],
  ['where they are no object', { configuration: { credentials: 'none' } }, undefined],
  ['where they are null', { configuration: null, credentials: null }, undefined],
]
for (const [title, fields, credentials] of apps) {
  test(`an app ${title} is ${credentials ?? 'left out'}`, () => {
    assert.equal(parse({ guid, ...fields })?.[0]?.credentials, credentials)
  })
}

for (const agent of [null, 'guid-1', 7, {}, { guid: '' }, { guid: 7 }, [guid]]) {
  test(`${JSON.stringify(agent)} is not read as an agent`, () => assert.deepEqual(parse(agent), []))
}

for (const body of [undefined, null, 'text', {}, { useragents: {} }, { useragents: 'text' }]) {
  test(`${JSON.stringify(body)} is not read as a list of agents`, () => assert.equal(parseAgents(body), undefined))
}
