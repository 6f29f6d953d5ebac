/** Wiro in a simulation: one connection for each agent, a status that lags behind it, and times in which it fails. */
import type { Clock } from '../../../../src/server/binding/clock.js'
import type { Wiro } from '../../../../src/server/wiro/client.js'
import { WiroError } from '../../../../src/server/wiro/errors.js'
import type { HubSpotStatus } from '../../../../src/server/wiro/hubspot-calls.js'
import type { Random } from './random.js'

/** Somebody with a HubSpot account. */
export interface Person {
  portalId: string
  accountName: string
}

/** Which facts about an account the status tells. */
export type Dialect = 'ids' | 'names' | 'neither'

export interface WiroConditions {
  dialect: Dialect
  /** How long a new connection is not shown. */
  lagMs: number
  /** The longest time of an answer. */
  latencyMs: number
  /** In milliseconds since the start of the run. */
  failures: { call: 'status' | 'disconnect'; fromMs: number; toMs: number }[]
}

interface Connection {
  person: Person | undefined
  since: number
  /** What was connected before, which a lagging status still shows. */
  before: Person | undefined
}

export interface Disconnect {
  agent: string
  person: Person | undefined
  /** Since when that person was connected. */
  since: number
  /** The account in the status that was read last: the server takes that one for disconnected. */
  shown: Person | undefined
  /** The seal whose question caused it. */
  sealId: string
  startedAt: number
}

export class SimulatedWiro {
  readonly disconnects: Disconnect[] = []
  /** The starts of disconnects, whether they succeed or not. */
  readonly attempts: { sealId: string; at: number }[] = []
  readonly #connections = new Map<string, Connection>()
  readonly #shown = new Map<string, Person | undefined>()
  readonly #startedAt: number

  constructor(
    readonly conditions: WiroConditions,
    readonly clock: Clock,
    readonly random: Random,
  ) {
    this.#startedAt = clock.now()
  }

  connect(agent: string, person: Person | undefined): void {
    this.#connections.set(agent, { person, since: this.clock.now(), before: this.connected(agent) })
  }

  /** Returns who is connected, whatever a status says. */
  connected(agent: string): Person | undefined {
    return this.#connections.get(agent)?.person
  }

  async status(agent: string): Promise<HubSpotStatus> {
    await this.#answer('status')
    const person = shownPerson(this.#connections.get(agent), this.clock.now() - this.conditions.lagMs)
    this.#shown.set(agent, person)
    return toStatus(person, this.conditions.dialect)
  }

  /** Makes the client that a request with this seal gets. */
  clientFor(sealId: string): Pick<Wiro, 'disconnect'> {
    return {
      disconnect: async (agent) => {
        const startedAt = this.clock.now()
        const shown = this.#shown.get(agent)
        this.attempts.push({ sealId, at: startedAt })
        await this.#answer('disconnect')
        const { person, since = 0 } = this.#connections.get(agent) ?? {}
        this.disconnects.push({ agent, sealId, startedAt, person, since, shown })
        this.connect(agent, undefined)
      },
    }
  }

  async #answer(call: 'status' | 'disconnect'): Promise<void> {
    await this.clock.sleep(this.random.integer(1, this.conditions.latencyMs))
    const time = this.clock.now() - this.#startedAt
    const isFailing = this.conditions.failures.some((one) => one.call === call && time >= one.fromMs && time < one.toMs)
    if (isFailing) throw new WiroError('unavailable', 'upstream_5xx')
  }
}

/** A disconnect is shown at once, a connection after the lag. */
function shownPerson(connection: Connection | undefined, seenUntil: number): Person | undefined {
  if (!connection?.person) return
  return connection.since <= seenUntil ? connection.person : connection.before
}

const toStatus = (person: Person | undefined, dialect: Dialect): HubSpotStatus => ({
  connected: !!person,
  account: {
    ...(person && dialect === 'ids' && { portalId: person.portalId }),
    ...(person && dialect === 'names' && { name: person.accountName }),
  },
})
