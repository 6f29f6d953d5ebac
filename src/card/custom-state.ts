/** The state by which a style sheet of the page selects the element: `:state(connected)`. */
export class CustomState {
  readonly #internals: ElementInternals | undefined

  /** Safari before 16.4 and simulated pages have no internals. */
  constructor(element: HTMLElement) {
    this.#internals = (element.attachInternals as (() => ElementInternals) | undefined)?.call(element)
  }

  /** Safari before 17.4 has no custom states, and Chrome before 125 throws at a name without two dashes. */
  set(name: string): void {
    try {
      this.#internals?.states.clear()
      this.#internals?.states.add(name)
    } catch {
      // A host reads it from `state` all the same.
    }
  }
}
