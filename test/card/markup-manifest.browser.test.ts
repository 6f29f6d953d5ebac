/** What the element draws and fires in all its states and panels, compared with custom-elements.json in both directions. */
import { expect } from '@open-wc/testing'
import type { Manifest } from '../../docs/tables/manifest.js'
import type { State } from '../../src/connector/state.js'
import { all, drawn, panels, press, type Card } from './card.js'
import { rows } from './expected/index.js'
import { acme, connected, disconnected, failed, flowWith, waiting } from './states.js'

const manifest = (await (await fetch('/custom-elements.json')).json()) as Manifest
const element = manifest.modules[0]!.declarations.find(({ tagName }) => tagName === 'wiro-hubspot-connect')!

const namesOf = (list: { name: string }[] = []) => list.map(({ name }) => name).sort()
const sorted = (names: Iterable<string>) => [...new Set(names)].sort()

/** What was found in all cards. */
interface Found {
  parts: string[]
  slots: string[]
  /** The custom states of a card at one time, with spaces between them. */
  customStates: string[]
}

const wordsOf = (card: Card, attribute: string) =>
  all(card, `[${attribute}]`).flatMap((one) => one.getAttribute(attribute)!.split(' '))

const slotsOf = (card: Card) => all(card, 'slot').map((slot) => slot.getAttribute('name') ?? '')

const customStatesOf = (card: Card) =>
  ['unheard-of', ...namesOf(element.cssStates)].filter((name) => card.matches(`:state(${name})`))

/** Draws every row of the expected cards, what its presses lead to, and every panel over a card that can open it. */
async function drawAll(): Promise<Found> {
  const found: Found = { parts: [], slots: [], customStates: [] }
  const collect = (card: Card) => {
    found.parts.push(...wordsOf(card, 'part'))
    found.slots.push(...slotsOf(card))
    found.customStates.push(customStatesOf(card).join(' '))
  }
  for (const { state, properties, press: labels = [] } of rows) {
    const { card } = await drawn(state, properties)
    collect(card)
    for (const label of [labels].flat()) {
      await press(card, label)
      collect(card)
    }
    card.remove()
  }
  for (const panel of panels) {
    const { card } = await drawn(panel === 'disconnect' ? connected() : failed('hubspot_no_permission'))
    await card.open(panel)
    await card.updateComplete
    expect(card.panel).to.equal(panel)
    collect(card)
    card.remove()
  }
  return found
}

describe('custom-elements.json', () => {
  let found: Found

  before(async function () {
    this.timeout(30_000)
    found = await drawAll()
  })

  it('names each part that a state or a panel draws, and none that nothing draws', () => {
    expect(sorted(found.parts)).to.deep.equal(namesOf(element.cssParts))
  })

  it('names each slot that a state draws, and none that nothing draws', () => {
    // `none` is the slot of a state that takes nothing from a host.
    const slots = found.slots
      .filter((name) => name !== 'none')
      .map((name) => name.replace(/^problem-.+/, 'problem-<code>').replace(/^agent-.+/, 'agent-<reason>'))

    expect(sorted(slots)).to.deep.equal(namesOf(element.slots))
  })

  it('names each custom state that a card is in, and a card is in one at a time', () => {
    expect(sorted(found.customStates)).to.deep.equal(namesOf(element.cssStates))
  })

  it('names each event that a card fires, with its class, and none that it never fires', async () => {
    const fired = await fireAll()

    expect(Object.keys(fired).sort()).to.deep.equal(namesOf(element.events))
    for (const { name, type } of element.events!) expect(fired[name]!.constructor.name, name).to.equal(type!.text)
  })

  it('names each field of an event, and none that it does not have', async () => {
    const fired = await fireAll()

    for (const { name, type } of element.events!) {
      const fields = manifest.modules[0]!.declarations.find((one) => one.name === type!.text)!.members
      const own = Object.keys(fired[name]!).filter((key) => key !== 'isTrusted')
      expect(own.sort(), name).to.deep.equal(namesOf(fields))
    }
  })
})

/** Leads a card through connecting, another account, an error and the end, and returns an event of each type. */
async function fireAll(): Promise<Record<string, Event>> {
  const { card, connector } = await drawn(disconnected)
  const fired: Record<string, Event> = {}
  const dispatch = card.dispatchEvent.bind(card)
  card.dispatchEvent = (event) => {
    fired[event.type] = event
    return dispatch(event)
  }
  const flow = flowWith()
  const steps: State[] = [
    waiting('authorizing', flow),
    failed('authorization_denied'),
    connected(),
    connected({ account: { ...acme, portalId: '87654321' } }),
    disconnected,
  ]

  await card.connect()
  for (const state of steps) {
    const ended = { outcome: 'failed', code: 'authorization_denied', flow: flow.id, duration: 1 } as const
    connector.become(state, state.status === 'failed' ? ended : undefined)
  }
  return fired
}
