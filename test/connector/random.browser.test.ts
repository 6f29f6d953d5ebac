/** What the machine holds in whatever order things happen. */
import { expect } from '@open-wc/testing'
import * as fc from 'fast-check'
import type { Effect, Event, Model } from '../../src/connector/events.js'
import { transition } from '../../src/connector/machine.js'
import { snapshot } from '../../src/connector/snapshot.js'
import type { Code } from '../../src/protocol/codes.js'
import { connected, failing, flowOf, notConnected, problem, start } from './setup.js'

const told = fc.constantFrom(
  notConnected,
  connected(),
  connected({ portalId: '2' }),
  connected({ name: 'Acme' }),
  connected({}),
)
const portalId = fc.constantFrom('1', '2', undefined)
const outcome = fc.record({
  success: fc.boolean(),
  portalId,
  name: fc.constantFrom('Acme', undefined),
  cause: fc.option(
    fc
      .constantFrom('authorization_denied' as const, 'wrong_browser' as const)
      .map((code) => ({ code, owner: 'you' as const })),
    { nil: undefined },
  ),
})
const codes: Code[] = ['popup_blocked', 'offline', 'internal_error', 'session_expired']
const refusal = fc.constantFrom(...codes).map((code) => problem(code))
const baseline = fc.option(fc.record({ connected: fc.boolean(), portalId }), { nil: undefined })
const expiresAt = new Date(start + 600_000)

/** A fresh flow's number is put in when it happens: no two are the same. */
const happening: fc.Arbitrary<Event> = fc.oneof(
  fc.constantFrom<Event>(['pressed', flowOf()], ['restarted', flowOf()], ['resumed', flowOf()]),
  fc.constantFrom<Event>(
    ['reopened'],
    ['cancelled'],
    ['checked'],
    ['looked'],
    ['slowed'],
    ['ready'],
    ['lost'],
    ['climbed'],
  ),
  fc.constantFrom<Event>(['dismissed'], ['disconnected'], ['stayed', problem('endpoint_timeout', 'disconnect')]),
  told.map((said): Event => ['told', said]),
  fc.constant<Event>(['untold', problem('offline', 'check')]),
  baseline.map((before): Event => ['addressed', expiresAt, before]),
  fc
    .constantFrom('stalled' as const, 'refused' as const, 'expired' as const)
    .chain((name) => refusal.map((why): Event => [name, why])),
  fc.record({ windowHeld: fc.boolean(), lingering: fc.boolean() }).map((seen): Event => ['noted', seen]),
  outcome.map((came): Event => ['returned', came]),
  outcome.map((came): Event => ['recalled', came]),
)

interface Taken {
  before: Model
  event: Event
  model: Model
  effects: Effect[]
}

/** The end of a disconnect happens only while one is out. */
const isPossible = (event: Event, { phase }: Model, out: number) =>
  !/^(disconnected|stayed)$/.test(event[0]) || (out > 0 && phase !== 'checking')

function walk(events: Event[]): Taken[] {
  let model: Model = { phase: 'checking' }
  let out = 0
  const steps: Taken[] = []
  for (const [index, event] of events.entries()) {
    if (!isPossible(event, model, out)) continue
    const numbered = (
      /^(pressed|restarted|resumed)$/.test(event[0]) ? [event[0], flowOf({ id: `${index}` })] : event
    ) as Event
    const before = model
    const [next, ...effects] = transition(before, ...numbered)
    model = next
    if (effects.includes('disconnect')) out++
    if (/^(disconnected|stayed)$/.test(event[0])) out--
    steps.push({ before, event: numbered, model, effects })
  }
  return steps
}

const ends = ({ effects }: Taken) => effects.filter((effect) => typeof effect === 'object')

function always(holds: (step: Taken) => boolean | void): void {
  const sequence = fc.array(happening, { maxLength: 40, size: 'max' })
  fc.assert(
    fc.property(sequence, (events) => walk(events).every((step) => holds(step) !== false)),
    { numRuns: 500 },
  )
}

describe('whatever happens, in whatever order', () => {
  it('is taken', () => {
    always(({ model }) => typeof model.phase === 'string')
  })

  it('connected is shown only where the last status says so', () => {
    always(({ model: { phase, told: last } }) => phase !== 'connected' || last!.connected)
  })

  it('disconnected is shown only where a status says so, or the endpoint did it', () => {
    always(({ model: { phase, told: last } }) => phase !== 'disconnected' || last?.connected === false)
  })

  it('what is connected has an account, and so has what is being disconnected', () => {
    always(({ model }) => {
      const state = snapshot(model)
      return !/^(connected|disconnecting)$/.test(state.status) || !!(state as { account?: object }).account
    })
  })

  it('a flow that waits is there', () => {
    always(({ model }) => !/^(opening|authorizing|verifying|unfinished)$/.test(model.phase) || !!model.flow)
  })

  it('what failed has a problem', () => {
    always(({ model }) => model.phase !== 'failed' || !!model.problem)
  })

  it('a problem is shown only with what failed, or beside an account', () => {
    always(({ model }) => !model.problem || /^(failed|connected)$/.test(model.phase))
  })

  it('a flow ends once, exactly when it goes', () => {
    always((step) => {
      const gone = step.before.flow && step.before.flow.id !== step.model.flow?.id
      return ends(step).length === (gone ? 1 : 0)
    })
  })

  it('a flow that ends as connected is proven by a status that says connected', () => {
    always((step) => {
      const won = ends(step).some((effect) => typeof effect === 'object' && effect.outcome === 'connected')
      return !won || (step.event[0] === 'told' && step.event[1].connected)
    })
  })

  it('a success that was undone proves nothing', () => {
    const model: Model = {
      phase: 'verifying',
      told: connected(),
      flow: flowOf({ baseline: { connected: true, portalId: '1' }, outcome: failing('wrong_browser') }),
    }

    const [next] = transition(model, 'told', connected())

    expect(next.problem!.code).to.equal('wrong_browser')
  })

  it('a disconnect is asked for only where something is connected', () => {
    always(({ before, effects }) => !effects.includes('disconnect') || !!before.told?.connected)
  })

  it('no second disconnect is asked for while one is out', () => {
    always(({ before, effects }) => !effects.includes('disconnect') || before.phase !== 'disconnecting')
  })

  it('a window is sent on only where its relay waits and an address was given', () => {
    always(({ effects, model }) => !effects.includes('go') || !!(model.flow?.ready && model.flow.addressed))
  })
})
