/**
 * Requests what is drawn on demand: the views that explain problems as soon as a state may need them, and a panel with
 * these views, in one trip, when a person or a state asks for it.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { State } from '../../connector/state.js'
import { loadPanel, panelOfState } from '../panels/index.js'
import { loadProblemViews, problemViews } from '../problem-views.js'
import { flowOf } from '../state-facts.js'
import type { LocalizeController } from './localize.js'
import type { Texts } from '../locales/texts.js'
import type { PanelName } from '../view.js'
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
    if (panel) void this.loadPanel(panel).then(() => this.#host.requestUpdate())
    else if (!problemViews(this.#host) && needsProblemViews(state))
      void loadProblemViews(localize.settle()).then(() => this.#host.requestUpdate())
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

/** A flow may end in a problem, so its views are there before that. */
const needsProblemViews = (state: State): boolean =>
  state.status === 'failed' || (state.status === 'connected' ? needsAttention(state) : !!flowOf(state))
