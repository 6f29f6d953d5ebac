/** Sets Wiro, HubSpot and the card for a scenario, and finds what a person starts from. */
import { configure } from '../../src/index.js'
import { attributesOf } from './attributes.js'
import type { DemoEnvironment } from './environment.js'
import type { Faults } from './fault-sources.js'
import { findCard, type Card } from './panel-context.js'
import type { Scenario } from './scenarios.js'
import { forgetTrial, startOver } from './start-over.js'
import { chosen, choose } from './url-choices.js'

/** Resolves to a new card, which then asks for the status. */
export async function setScene(scenario: Scenario, environment: DemoEnvironment, faults: Faults): Promise<Card> {
  findCard().cancel?.()
  await startOver(environment, faults)
  await seed(scenario, environment)
  const card = freshCard(scenario)
  environment.prepareCard?.(card)
  findCard().replaceWith(card)
  shareNoRead()
  return card
}

/**
 * Lets the new card share no status read that left before the scene was set, as new headers would. To read the status
 * twice would do too, but a page makes at most 12 reads in 20 seconds, and a person may go through all scenarios in that
 * time.
 */
const shareNoRead = (): void => configure({ headers: {} })

async function seed({ agent, app, faults = [] }: Scenario, { controlEmulator }: DemoEnvironment): Promise<void> {
  if (agent) {
    const { agents } = (await controlEmulator('/agents')) as { agents: { guid: string }[] }
    await controlEmulator('/agents', 'PUT', { guid: agents[0]!.guid, ...agent })
  }
  if (app) await controlEmulator('/apps', 'PUT', app)
  await controlEmulator('/faults', 'PUT', Object.fromEntries(faults.map((name) => [name, true])))
}

/** Returns a card with the scenario's attributes, which also go into the URL, and with the looks of the present one. */
function freshCard({ attributes = {} }: Scenario): Card {
  forgetTrial()
  for (const [name, value] of Object.entries(attributes)) choose(name, value)
  const card = document.createElement('wiro-hubspot-connect') as Card
  for (const [name, value] of attributesOf(chosen)) if (value !== undefined) card.setAttribute(name, value)
  return card
}

/** Returns the card's filled button. */
export const leadingButton = (card: Card): HTMLElement | null =>
  card.shadowRoot?.querySelector<HTMLElement>('[part~=action]') ?? null

/** Returns what a person starts with: the button to press, or the first of several steps. */
export const startingPoint = (card: Card, { app }: Scenario): HTMLElement | null =>
  app ? card.shadowRoot!.querySelector<HTMLElement>('[part=tab]') : leadingButton(card)

/** Resolves when the card has drawn what `find` returns. Parts of the card are loaded on demand. */
export function appearsIn(card: Card, find: () => Element | null): Promise<void> {
  return new Promise((resolve) => {
    const observer = new MutationObserver(check)
    function check(): void {
      if (!find()) return
      observer.disconnect()
      resolve()
    }
    observer.observe(card.shadowRoot!, { childList: true, subtree: true })
    check()
  })
}
