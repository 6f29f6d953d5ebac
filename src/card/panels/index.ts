/** The panels by name. Each is loaded with its texts when it is first opened, or needed by a state. */
import type { State } from '../../connector/state.js'
import { loadPanelTexts } from '../locales/texts.js'
import type { Card, PanelName } from '../view.js'
import type { Panel } from './panel.js'

type PanelClass = new (card: Card) => Panel

/** One row per panel. */
const PANELS: Record<PanelName, () => Promise<{ default: PanelClass }>> = {
  askAdmin: () => import('./ask-admin.js'),
  disconnect: () => import('./disconnect.js'),
  hubspotError: () => import('./hubspot-error/index.js'),
  setup: () => import('./setup/index.js'),
  troubleshoot: () => import('./troubleshoot/index.js'),
}

const loaded: { [Name in PanelName]?: PanelClass } = {}

/** Returns a panel's class once it is loaded. */
export const panelClass = (name: PanelName): PanelClass | undefined => loaded[name]

/** Loads a panel, with its texts in a language: the tag of a loaded one, once it is known. Rejects where a part did not come; the next call asks for it again. */
export async function loadPanel(name: PanelName, language: Promise<string>): Promise<void> {
  const [panel] = await Promise.all([PANELS[name](), language.then(loadPanelTexts)])
  loaded[name] = panel.default
}

/** Returns the panel that a state is drawn with: where connecting is on and no HubSpot app is saved, the set-up. */
export const panelOfState = ({ state, disabled }: { state: State; disabled: boolean }): PanelName | undefined =>
  state.status === 'setup' && !disabled ? 'setup' : undefined
