/** The panels by name. Each is loaded when it is first opened, with its texts and with the views that all panels use. */
import { loadProblemViews } from '../problem-views.js'
import { loadPanelTexts } from '../locales/texts.js'
import type { Card, PanelName } from '../view.js'
import type { Panel } from './panel.js'

export type PanelClass = new (card: Card) => Panel

/** One row per panel. */
const PANELS: Record<PanelName, () => Promise<PanelClass>> = {
  askAdmin: () => import('./ask-admin.js').then(({ AskAdminPanel }) => AskAdminPanel),
  disconnect: () => import('./disconnect.js').then(({ DisconnectPanel }) => DisconnectPanel),
  hubspotError: () => import('./hubspot-error/index.js').then(({ HubSpotErrorPanel }) => HubSpotErrorPanel),
  setup: () => import('./setup/index.js').then(({ SetupPanel }) => SetupPanel),
  troubleshoot: () => import('./troubleshoot/index.js').then(({ TroubleshootPanel }) => TroubleshootPanel),
}

/** Loads a panel and all that it needs, in one trip. Rejects where a part did not come; the next call asks for it again. */
export async function loadPanel(name: PanelName, language: string): Promise<PanelClass> {
  const [areViewsLoaded, panel] = await Promise.all([
    loadProblemViews(language),
    PANELS[name](),
    loadPanelTexts(language),
  ])
  if (!areViewsLoaded) throw new Error(`wiro-hubspot-connect: the panel ${name} did not load`)
  return panel
}
