/** The answer to a topic of the troubleshoot panel: a text, what to try, and the button for it. */
import { authMethodOf } from '../../auth-method.js'
import { html } from 'lit'
import type { Health, State } from '../../../connector/state.js'
import type { PanelTexts } from '../../locales/en/panels.js'
import { supportButtons } from '../../problem-actions.js'
import { stepsTemplate } from '../../templates.js'
import type { Button, Card, View } from '../../view.js'
import { reconnectButton } from '../../views/account.js'

type Connected = Extract<State, { status: 'connected' }>
type Topics = PanelTexts['troubleshoot']['topics']

export type Topic = keyof Topics

/** A possible cause of expired access. */
type ExpiryCause = keyof Topics['stopped']['steps']

/**
 * The causes of expired access that an agent's health leaves open, in the order in which to check them. None where the agent is
 * paused: the account's lines say so already, and what can be done about it.
 */
const EXPIRY_CAUSES: Record<Health, readonly ExpiryCause[]> = {
  paused: [],
  failing: ['accessRevoked', 'renewalFailing'],
  ok: ['accessRevoked', 'renewalFailing'],
  unknown: ['agentStopped', 'accessRevoked', 'renewalFailing'],
}

interface TopicOptions {
  card: Card
  state: Connected
  base: View
  topic: Topic
  goBack: () => unknown
}

export function topicView({ card, state, base, topic, goBack }: TopicOptions): View {
  const { troubleshoot, back } = card.texts.panels
  const { title, text } = troubleshoot.topics[topic]
  const isKnown = topic === 'stopped' && state.health === 'paused'
  return {
    ...base,
    // The focus goes to the title, so that it is read out first.
    body: html`<div part="body"><p part="heading" tabindex="-1" data-focus>${title}</p>${isKnown ? '' : html`<p part="steps">${text}</p>`}${stepsTemplate(stepsFor(card, state, topic))}</div>`,
    buttons: [...actionsFor(card, topic), { label: back, press: goBack, kind: 'quiet' }],
  }
}

/** Returns what to try, in this order. */
function stepsFor(card: Card, state: Connected, topic: Topic): string[] {
  const { missingData, stopped } = card.texts.panels.troubleshoot.topics
  if (topic === 'stopped') return EXPIRY_CAUSES[state.health].map((cause) => stopped.steps[cause])
  if (topic !== 'missingData') return []
  const { plan, addScope, reconnect, disconnect } = missingData.steps
  return [plan, ...(authMethodOf(card) === 'own' ? [addScope] : []), reconnect, disconnect]
}

function actionsFor(card: Card, topic: Topic): Button[] {
  const reconnect: Button = { ...reconnectButton(card), kind: 'action' }
  if (topic !== 'stopped') return [reconnect]
  if (card.controllers.agentStart.isOffered) return [startButton(card)]
  return [reconnect, ...supportButtons(card)]
}

function startButton(card: Card): Button {
  const press = () => {
    void card.close()
    void card.controllers.agentStart.start()
  }
  return { label: card.texts.panels.troubleshoot.start, press, kind: 'action' }
}
