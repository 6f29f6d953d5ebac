/**
 * What the demo's page runs against, in one object: its entry script passes one to `startDemo`. So the same page runs
 * against the demo's server and against an emulator in the page itself.
 */

/** A fault's options. A fault that has none is set to `{}`. */
export interface FaultOptions {
  ms?: number
  code?: number
  text?: string
  fields?: unknown
  /** The only call that fails. */
  on?: string
}

export interface FaultListing {
  /** Each fault's description by its name. */
  known: Record<string, string>
  /** The options of the faults that are on. */
  active: Record<string, FaultOptions>
}

export interface FaultSource {
  read(): Promise<FaultListing>
  /** Switches a fault on, with options if it has some, or off with `false`. */
  set(name: string, value: FaultOptions | boolean): Promise<unknown>
  clear(): Promise<unknown>
}

export interface DemoEnvironment {
  /**
   * Calls a route of the emulator's control API, such as `/faults`, and resolves to its answer.
   * @throws {Error} If the emulator does not answer, or refuses.
   */
  controlEmulator(path: string, method?: 'GET' | 'PUT' | 'POST' | 'DELETE', body?: object): Promise<unknown>
  /** The faults of the product's server. Absent where the card reaches its endpoint without HTTP. */
  hostFaults?: FaultSource
  /**
   * Prepares the card, as with a `backend` in place of the token endpoint. Called before its first request, and after a
   * change of its attributes.
   */
  prepareCard?(card: HTMLElement): void
  /** Says at the top of the page what is simulated, and where. */
  notice: string
  /** What to check where the emulator does not answer. */
  unreachableHint: string
}

/** Shows the notice at the top of the page. */
export function showNotice({ notice }: DemoEnvironment): void {
  document.querySelector('#notice')!.textContent = notice
}

/** Prepares the cards of a page. Call it before the element is defined. */
export function prepareCards({ prepareCard }: DemoEnvironment): void {
  document.querySelectorAll<HTMLElement>('wiro-hubspot-connect').forEach((card) => prepareCard?.(card))
}
