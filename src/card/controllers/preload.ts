/**
 * Requests what is drawn on demand: views as soon as a state may need them, and a panel with the views that it is drawn
 * over, in one trip, when a person or a state asks for it.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { State } from '../../connector/state.js'
import { loadPanel, panelOfState } from '../panels/index.js'
import { flowOf, problemOf } from '../state-facts.js'
import type { LocalizeController } from './localize.js'
import type { Texts } from '../locales/texts.js'
import type { PanelName } from '../view.js'
import { flowViews, loadFlowViews, loadProblemViews, problemViews } from '../views-on-demand.js'
import { needsAttention } from '../views/connected.js'

type Host = ReactiveControllerHost & {
  readonly state: State
  readonly texts: Texts
  readonly localize: LocalizeController
  readonly disabled: boolean
}

export class PreloadController implements ReactiveController {
  readonly #host: Host
  #state: State | undefined
  #panel: PanelName | undefined

  constructor(host: Host) {
    this.#host = host
    host.addController(this)
  }

  /** What did not load is requested again at the next state, not at each drawing. */
  hostUpdate(): void {
    const { state, localize } = this.#host
    const panel = panelOfState(this.#host)
    if (state === this.#state && panel === this.#panel) return
    this.#state = state
    this.#panel = panel
    const loading = panel ? this.loadPanel(panel) : this.#missingViews()?.(localize.settle())
    void loading?.then(() => this.#host.requestUpdate())
  }

  /** Returns what loads the views that the state may need; `undefined` where they are there. */
  #missingViews(): typeof loadFlowViews | undefined {
    const { state } = this.#host
    if (needsProblemViews(state)) return problemViews(this.#host) ? undefined : loadProblemViews
    return needsFlowViews(state) && !flowViews(this.#host) ? loadFlowViews : undefined
  }

  /** Loads a panel with the views that it draws over; resolves to whether all came. */
  async loadPanel(name: PanelName): Promise<boolean> {
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
