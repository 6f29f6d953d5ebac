/**
 * What a card draws on demand: requests views as soon as a state may need them, and a panel with the views that it is drawn
 * over, in one trip, when a person or a state asks for it. Takes over what came: controllers, and style sheets.
 */
import type { ReactiveController } from 'lit'
import type { State } from '../../connector/state.js'
import { loadPanel, panelOfState } from '../panels/index.js'
import { flowOf, problemOf } from '../state-facts.js'
import type { Card, PanelName, View } from '../view.js'
import { flowViews, loadFlowViews, loadProblemViews, problemViews } from '../views-on-demand.js'
import { needsAttention } from '../views/connected.js'
import type { Controllers } from './index.js'
import type { LocalizeController } from './localize.js'
import type { PanelController } from './panel.js'

type Host = Card & { readonly localize: LocalizeController }

export class OnDemandController implements ReactiveController {
  readonly #host: Host
  /** For which state and panel something was requested last. */
  #state: State | undefined
  #panelOfState: PanelName | undefined
  #panel: PanelController | undefined
  /** The panel that was asked for last and is still loading. It may be loading over another that is open. */
  #request: object | undefined

  /** What views keep between drawings; empty before they are loaded. */
  readonly controllers = {} as Controllers
  /** The panel that was asked for last did not load. */
  isPanelMissing = false

  constructor(host: Host) {
    this.#host = host
    host.addController(this)
  }

  /** What did not load is requested again at the next state, not at each drawing. */
  hostUpdate(): void {
    const { state, localize } = this.#host
    this.#takeOver()
    const panel = panelOfState(this.#host)
    if (state === this.#state && panel === this.#panelOfState) return
    this.#state = state
    this.#panelOfState = panel
    const loading = panel ? this.#loadPanel(panel) : this.#missingViews()?.(localize.settle())
    void loading?.then(() => this.#host.requestUpdate())
  }

  // ── Views ─────────────────────────────────────────────────────────────────────────────────────────────────────────

  /** Returns what loads the views that the state may need; `undefined` where they are there. */
  #missingViews(): typeof loadFlowViews | undefined {
    const { state } = this.#host
    if (needsProblemViews(state)) return problemViews(this.#host) ? undefined : loadProblemViews
    return needsFlowViews(state) && !flowViews(this.#host) ? loadFlowViews : undefined
  }

  #takeOver(): void {
    const { controllers } = this
    const host = this.#host
    const [flow, problems] = [flowViews(host), problemViews(host)]
    if (flow && !('lastFlow' in controllers)) Object.assign(controllers, flow.createFlowControllers(host))
    if (!problems || this.#panel) return
    Object.assign(controllers, problems.createProblemControllers(host))
    this.#panel = new problems.PanelController(host)
    problems.addStyles(host.renderRoot as ShadowRoot, problems.problemStyles)
  }

  // ── Panels ────────────────────────────────────────────────────────────────────────────────────────────────────────

  /** The panel that is open. */
  get panel(): PanelName | undefined {
    return this.#panel?.name
  }

  /** Whether a panel is open, or on its way. */
  get hasPanel(): boolean {
    return !!(this.panel ?? this.#request)
  }

  /** Returns the view of the open panel, or of the one that the state requires; else `base`, the card's own view. */
  render(base: View): View {
    return this.#panel?.render(base) ?? base
  }

  /**
   * Opens a panel once it is loaded, and says so where it did not load. Does nothing where it was closed or another one was
   * requested meanwhile.
   */
  async open(name: PanelName): Promise<void> {
    const { activeElement } = this.#host.renderRoot as ShadowRoot
    const opener = activeElement?.getAttribute('data-opens') ?? undefined
    const request = (this.#request = {})
    const isLoaded = await this.#loadPanel(name)
    if (this.#request !== request) return
    this.#request = undefined
    this.isPanelMissing = !isLoaded
    if (!isLoaded) return this.#host.requestUpdate()
    this.#takeOver()
    await this.#panel?.open(name, opener)
  }

  async close(): Promise<void> {
    this.#request = undefined
    await this.#panel?.close()
  }

  /** The card shows another status. Whoever answers what HubSpot showed goes on when its window closes. */
  handleStatusChange({ status }: State): void {
    this.#request = undefined
    this.isPanelMissing = false
    if (status !== 'unfinished') this.#panel?.discard()
  }

  /** Loads a panel with the views that it draws over; resolves to whether all came. */
  async #loadPanel(name: PanelName): Promise<boolean> {
    const language = this.#host.localize.settle()
    const panel = loadPanel(name, language).then(
      () => true,
      () => false,
    )
    const [areViewsLoaded, isPanelLoaded] = await Promise.all([loadProblemViews(language), panel])
    return areViewsLoaded && isPanelLoaded && 'panels' in this.#host.texts
  }
}

/** A flow is followed by an agent that is on its way, so the views of both are one piece. */
const needsFlowViews = (state: State): boolean =>
  !!flowOf(state) || (state.status === 'connected' && needsAttention(state))

/**
 * They are loaded while the person is in HubSpot's window, where nothing waits for them: if the network fails in mid-flow,
 * or the page's files are replaced, the explanation is there.
 */
const needsProblemViews = (state: State): boolean =>
  (!!flowOf(state) && state.status !== 'opening') || !!problemOf(state)
