/**
 * Undoes what others do to the card's nodes, before each drawing. Page translators replace texts, or remove the comments
 * that Lit draws between; extensions add nodes. Lit would then write into nodes that nobody sees, or throw.
 */
export class DrawnNodes {
  #changes: MutationRecord[] = []
  readonly #observer?: MutationObserver

  constructor(section: Element) {
    if (typeof MutationObserver !== 'function') return
    this.#observer = new MutationObserver((changes) => void this.#changes.push(...changes))
    this.#observer.observe(section, { childList: true, subtree: true })
  }

  /** Puts every node back where the last drawing left it. */
  restore(): void {
    const changes = [...this.#changes, ...(this.#observer?.takeRecords() ?? [])].reverse()
    this.#changes = []
    for (const { target, addedNodes, removedNodes, nextSibling } of changes) {
      for (const node of addedNodes) (node as ChildNode).remove()
      for (const node of removedNodes) target.insertBefore(node, nextSibling)
    }
  }

  /** Called after each drawing: its own changes stay. */
  accept(): void {
    this.#observer?.takeRecords()
  }
}
