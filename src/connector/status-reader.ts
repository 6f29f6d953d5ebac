/**
 * Reads the status for one connector and dispatches what was read, in order: an answer counts only while no later read
 * was answered. A read that fails does not count while a later one is under way.
 */
import type { ConnectionStatus } from '../protocol/parsed-answers.js'
import type { MachineEvent } from './machine-model.js'
import { toProblem } from './problem.js'
import { readSharedStatus } from './shared-status.js'

/** When a read that is not answered yet counts as slow. */
const SLOW_MS = 3_000
/** Several connectors of a page hear of the same change: reads that leave within this time are one read. */
const SAME_CHANGE_MS = 50

export interface StatusReaderOptions {
  key: string
  request(): Promise<ConnectionStatus>
  dispatch(event: MachineEvent): void
  /** Called after an answer was dispatched. */
  onAnswer(): void
  /** Milliseconds since 1970. */
  now(): number
}

export class StatusReader {
  readonly #options: StatusReaderOptions
  #lastRequest = 0
  #lastApplied = 0

  /** The last read that was begun. */
  latest: Promise<void> | undefined
  /** When it left; milliseconds since 1970. */
  lastReadAt = 0

  constructor(options: StatusReaderOptions) {
    this.#options = options
  }

  /** Reads the status, or shares a read that is under way. */
  read(): Promise<void> {
    return this.#readSince(0)
  }

  /** Reads the status as it is from now on. A read of this very millisecond left before. */
  readNow(): Promise<void> {
    return this.#readSince(Date.now() + 1)
  }

  /** Reads the status after another tab or connector announced a change. */
  readAfterChange(): Promise<void> {
    return this.#readSince(Date.now() - SAME_CHANGE_MS)
  }

  /** Takes an answer that came another way, such as with the page. */
  take(received: ConnectionStatus): void {
    this.#options.dispatch({ type: 'statusReceived', received })
    this.#options.onAnswer()
  }

  /** Ignores the answers of reads that are under way: they left before something changed. */
  discardUnderWay(): void {
    this.#lastApplied = this.#lastRequest
  }

  #readSince(since: number): Promise<void> {
    return (this.latest = this.#request(++this.#lastRequest, since))
  }

  async #request(number: number, since: number): Promise<void> {
    const { key, request, dispatch, onAnswer, now } = this.#options
    this.lastReadAt = now()
    const slowTimer = setTimeout(() => dispatch({ type: 'statusDelayed' }), SLOW_MS)
    const event = await readSharedStatus(key, request, since).then(
      (received): MachineEvent => ({ type: 'statusReceived', received }),
      (error: unknown): MachineEvent => ({ type: 'statusFailed', problem: toProblem(error, 'check') }),
    )
    clearTimeout(slowTimer)
    const isSuperseded = event.type === 'statusFailed' && number < this.#lastRequest
    if (number <= this.#lastApplied || isSuperseded) return
    this.#lastApplied = number
    dispatch(event)
    onAnswer()
  }
}
