/**
 * The product in a simulation: its instances, with the real `finish`. Seals are made and opened without encryption, which
 * needs real time; that only the product can make one is tested in `state-token.test.ts`.
 */
import type { Verdict } from '../../../../src/protocol/endpoint.js'
import { toBaseline } from '../../../../src/protocol/parsed-answers.js'
import { finish } from '../../../../src/server/actions/finish.js'
import { createBindingServices, type BindingServices } from '../../../../src/server/binding/binding-services.js'
import type { SealedContext } from '../../../../src/server/binding/finish-context.js'
import { SEAL_TTL_SECONDS, type Seal } from '../../../../src/server/binding/state-token.js'
import { createMemoryStore, type Store } from '../../../../src/server/binding/store.js'
import type { SuspiciousConnect } from '../../../../src/server/binding/suspicion.js'
import type { HandlerOptions } from '../../../../src/server/options.js'
import type { VirtualClock } from '../virtual-clock.js'
import type { Random } from './random.js'
import type { SimulatedWiro } from './wiro.js'

/** Milliseconds since the start of a run. */
export interface Period {
  fromMs: number
  toMs: number
}

export interface ProductConditions {
  instances: number
  /** The instances share a store, as the docs ask for. */
  hasSharedStore: boolean
  storeFailures: Period[]
  /** Restarts of all instances, in milliseconds since the start. */
  restarts: number[]
  /** From then on the secret is another one; with the old one beside it or without. */
  rotation?: { atMs: number; keepsOld: boolean }
}

export interface SimulatedSeal extends Seal {
  secret: 'old' | 'new'
  madeAt: number
}

export interface Question {
  seal: SimulatedSeal
  outcome: Record<string, string>
  flow?: string | undefined
  asker: 'window' | 'scanner' | 'starter'
}

export interface AnsweredQuestion extends Question {
  at: number
  /** Names the process that was asked: an instance between two restarts. */
  process: string
  verdict: Verdict | 'error' | 'refused'
}

interface Process {
  services: BindingServices
  store: Store
}

export class SimulatedProduct {
  readonly questions: AnsweredQuestion[] = []
  readonly reports: (SuspiciousConnect & { sealId: string })[] = []
  /** The seals for which `onConnected` was called. */
  readonly connectedCalls: string[] = []
  /** The status reads that questions caused. */
  readonly reads: { agent: string; process: string; at: number }[] = []
  readonly #startedAt: number
  readonly #sharedStore: Store
  readonly #processes = new Map<string, Process>()
  #lastId = 0

  constructor(
    readonly conditions: ProductConditions,
    readonly wiro: SimulatedWiro,
    readonly clock: VirtualClock,
    readonly random: Random,
  ) {
    this.#startedAt = clock.now()
    this.#sharedStore = this.#createStore()
  }

  /** Makes a seal as the action `connect` does; `undefined` where the status cannot be read. */
  async connect(agent: string, flow: string): Promise<SimulatedSeal | undefined> {
    const status = await this.wiro.status(agent).catch(() => undefined)
    if (!status) return
    const expiresAt = this.clock.now() + SEAL_TTL_SECONDS * 1000
    return {
      agent,
      flow,
      before: toBaseline(status),
      expiresAt,
      id: `seal${this.#lastId++}`,
      secret: this.#secretNow(),
      madeAt: this.clock.now(),
    }
  }

  async ask(question: Question): Promise<AnsweredQuestion['verdict']> {
    const { seal, outcome, flow } = question
    const process = this.#pickProcess()
    const asked: AnsweredQuestion = { ...question, at: this.clock.now(), process, verdict: 'refused' }
    this.questions.push(asked)
    if (seal.secret !== this.#secretNow() && !this.conditions.rotation?.keepsOld) return 'refused'
    // Until it is answered a question counts as one that no verdict came from.
    asked.verdict = 'error'
    const answer = await finish(this.#contextFor(seal, process), { seal: seal.id, outcome, flow }).catch(
      () => undefined,
    )
    return (asked.verdict = answer?.verdict ?? 'error')
  }

  isStoreFailing(at: number): boolean {
    const elapsed = this.elapsedAt(at)
    return this.conditions.storeFailures.some(({ fromMs, toMs }) => elapsed >= fromMs && elapsed < toMs)
  }

  /** Returns the milliseconds of the run until that time. */
  elapsedAt(at: number): number {
    return at - this.#startedAt
  }

  #elapsed = () => this.elapsedAt(this.clock.now())

  #secretNow(): 'old' | 'new' {
    const { rotation } = this.conditions
    return rotation && this.#elapsed() >= rotation.atMs ? 'new' : 'old'
  }

  /** A restart takes the memory of a process. What the process has begun goes on. */
  #pickProcess(): string {
    const instance = this.random.integer(1, this.conditions.instances)
    const restarts = this.conditions.restarts.filter((atMs) => atMs <= this.#elapsed()).length
    return `instance ${instance} after ${restarts} restarts`
  }

  #contextFor(seal: Seal, name: string): SealedContext {
    const { services, store } = this.#processes.get(name) ?? this.#startProcess(name)
    const settings: Partial<HandlerOptions> = {
      binding: 'window',
      store,
      log: () => {},
      onConnected: () => this.connectedCalls.push(seal.id),
      onSuspiciousConnect: (event) => this.reports.push({ ...event, sealId: seal.id }),
    }
    const context = { settings, wiro: this.wiro.clientFor(seal.id), binding: services, logContext: {}, seal }
    return context as unknown as SealedContext
  }

  #startProcess(name: string): Process {
    const status = (agent: string) => {
      this.reads.push({ agent, process: name, at: this.clock.now() })
      return this.wiro.status(agent)
    }
    const store = this.conditions.hasSharedStore ? this.#sharedStore : this.#createStore()
    const started = { services: createBindingServices({ status }, this.clock), store }
    this.#processes.set(name, started)
    return started
  }

  #createStore(): Store {
    const store = createMemoryStore(undefined, this.clock.now)
    const check = () => {
      if (this.isStoreFailing(this.clock.now())) throw new Error('The store is down.')
    }
    return {
      get: (key) => (check(), store.get(key)),
      add: (key, value, seconds) => (check(), store.add(key, value, seconds)),
    }
  }
}
