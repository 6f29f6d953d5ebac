/**
 * A starter who wants to keep a victim's approval. It has a session, starts connections, and sees the seals of its own
 * returns; the seal in the victim's link it does not see.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { flow } from '../endpoint.js'
import { mockTime } from './mocked-time.js'
import { otherFlow, ownName, ownPortal, setUpProduct, victimPortal } from './product.js'

/** The starter finishes a flow itself, disconnects, and sends the link of a second one to a victim. */
async function setUpAttack(time: ReturnType<typeof mockTime>, secondFlow = flow) {
  const product = setUpProduct({}, time)
  const { startFlow, approve, finish, disconnect } = product
  const own = await approve(await startFlow())
  assert.equal(await finish(own, flow), 'kept')
  await disconnect()
  const link = await startFlow(secondFlow)
  return { ...product, own, approveAsVictim: () => approve(link, victimPortal) }
}

/** Returns the starter's return URL as if the victim's account had come back with it. */
function asVictims(own: URL): URL {
  const url = new URL(own)
  url.searchParams.set('hubspot_portal', victimPortal)
  url.searchParams.set('hubspot_name', 'Acme US')
  return url
}

for (const [title, secondFlow] of [
  ['the same flow id', flow],
  ['another flow id', otherFlow],
] as const) {
  test(`F87 with an old seal and ${title} a starter cannot keep a victim’s approval`, async (t) => {
    const { own, approveAsVictim, finish, hostEvents, connectedPortal } = await setUpAttack(mockTime(t), secondFlow)
    const victims = await approveAsVictim()

    // Before the victim's window asks, the starter asks with the own return, and with the victim's words.
    const asked = [await finish(own, flow), await finish(asVictims(own), flow)]
    const verdict = await finish(victims)

    assert.ok(!asked.includes('kept'), String(asked))
    assert.equal(await connectedPortal(), undefined)
    assert.ok(verdict === 'undone' || asked.includes('undone'))
    assert.ok(hostEvents.includes(`undone ${victimPortal}`))
    assert.deepEqual(
      hostEvents.filter((event) => event.startsWith('connected')),
      [`connected ${ownPortal} ${ownName}`],
    )
  })
}

test('F87 a loop of questions that is faster than the victim’s window keeps nothing', async (t) => {
  const time = mockTime(t)
  const { own, approveAsVictim, finish, endpoint: _, hostEvents, connectedPortal } = await setUpAttack(time)
  const loop = Array.from({ length: 40 }, () => finish(own, flow))
  const victims = await approveAsVictim()
  loop.push(...Array.from({ length: 40 }, () => finish(own, flow)))

  const verdict = await finish(victims)

  assert.ok(!(await Promise.all(loop)).includes('kept'))
  assert.deepEqual([verdict, await connectedPortal()], ['undone', undefined])
  assert.equal(hostEvents.at(-1), `undone ${victimPortal}`)
})

test('F87 the seal of a refused attempt keeps no victim’s approval', async (t) => {
  const time = mockTime(t)
  const { startFlow, approve, finish, hostEvents, connectedPortal } = setUpProduct({}, time)
  const refused = await approve(await startFlow())
  for (const name of ['hubspot_connected', 'hubspot_portal', 'hubspot_name']) refused.searchParams.delete(name)
  const victims = await approve(await startFlow(), victimPortal)

  const invented = new URL(refused)
  invented.searchParams.set('hubspot_connected', 'true')
  const asked = await finish(invented, flow)
  const verdict = await finish(victims)

  // R5: a seal of the starter's own may name the account once. The last word is the victim's.
  assert.deepEqual([asked, verdict, await connectedPortal()], ['kept', 'undone', undefined])
  assert.equal(hostEvents.at(-1), `undone ${victimPortal}`)
})

test('F87 a flow id that is sealed twice has two seals, and each has its own success', async (t) => {
  const time = mockTime(t)
  const { startFlow, approve, finish, connectedPortal } = setUpProduct({}, time)
  const [one, other] = [await startFlow(), await startFlow()]

  assert.equal(await finish(await approve(one), flow), 'kept')
  assert.equal(await finish(await approve(other, victimPortal)), 'undone')
  assert.equal(await connectedPortal(), undefined)
})

test('F87 a callback without a code changes nothing for the victim who approves after it', async (t) => {
  const time = mockTime(t)
  const { startFlow, approve, finish, connectedPortal } = setUpProduct({}, time)
  const link = await startFlow()
  const withoutCode = new URL(await approve(await startFlow(otherFlow)))
  withoutCode.search = `?seal=${withoutCode.searchParams.get('seal')}&hubspot_error=missing_params`

  assert.equal(await finish(withoutCode, otherFlow), 'nothing')
  assert.equal(await finish(await approve(link, victimPortal)), 'undone')
  assert.equal(await connectedPortal(), undefined)
})

test('R6 what another seal reports can only be undone if it came after that seal', async (t) => {
  const time = mockTime(t)
  const { startFlow, approve, finish, connectedPortal, hostEvents } = setUpProduct({}, time)
  await finish(await approve(await startFlow(otherFlow)), otherFlow)
  const laterSeal = new URL(await approve(await startFlow(), ownPortal))

  assert.deepEqual([await finish(laterSeal), await connectedPortal()], ['nothing', ownPortal])
  assert.equal(hostEvents.at(-1), `not undone ${ownPortal}`)
})
