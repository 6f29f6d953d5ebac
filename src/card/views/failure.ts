/** Something failed: what happened, who has to act, what to do, and the button that does it. Loaded on demand. */
import { html } from 'lit'
import type { State } from '../../connector/state.js'
import { framed, type Framed } from '../frame.js'
import type { ProblemTexts } from '../locales/en/problems.js'
import { actionsFor } from '../problem-actions.js'
import { describeProblem, problemSteps } from '../problem-texts.js'
import { codeTemplate } from '../templates.js'
import type { Button, Card, View } from '../view.js'

type Failed = Extract<State, { status: 'failed' }>

/** A problem, whoever has to act. */
export function failureView(card: Card<Failed>): View {
  const { state, texts } = card
  const { code, during, owner, url } = state.problem
  if (code === 'misconfigured' && url !== undefined) return developerView(texts.problems)
  const unread = during === 'check' && code.startsWith('endpoint_')
  // Where nobody can tell how the connection stands, the card neither warns nor alarms.
  const untold = unread || code === 'offline' || code === 'signed_out'
  const frame = framed(state.problem, texts.problems)
  const wait = card.controllers.retryWait.leftMs
  const steps = unread ? undefined : problemSteps(card, state.problem)
  const remedy = frame?.way ?? (steps && html`<div part="body">${steps}</div>`)
  const retry = retryButton(card, frame)
  const { buttons, links } = actionsFor(card, state.problem, {
    retry: wait ? { ...retry, press: undefined } : retry,
    retryOnly: untold || !!frame,
  })
  const { status, text, unreadable } = texts.problems.statusUnread
  const cancel: Button = { label: texts.first.buttons.cancel, press: () => card.cancel(), kind: 'aside' }
  return {
    ...(untold ? { icon: 'unknown' } : { tone: /^(you|hubspotAdmin)$/.test(owner) ? 'caution' : 'negative' }),
    ...(unread
      ? { status, text: code === 'endpoint_bad_answer' ? unreadable : text }
      : { ...describeProblem(card, state.problem), ...frame?.says }),
    // Without a remedy of ours the card stays a single row where it is drawn inline.
    [remedy ? 'body' : 'notice']: html`<slot name=${'problem-' + code}>${remedy}</slot>`,
    ...(wait === 0 && { status: texts.problems.retryReady, text: undefined }),
    refreshAfterMs: wait,
    buttons: [...buttons, ...tabButton(card), ...(state.flow ? [cancel] : [])],
    code: needsNoCode.test(code) ? undefined : codeTemplate(texts.problems.code, code, links),
  }
}

/** Codes that a person needs nobody's help with, so that nobody has to be told them. */
const needsNoCode =
  /^(offline|signed_out|endpoint_(unreachable|timeout)|popup_blocked|unfinished|not_confirmed|rate_limited)$/

/** What leads on by itself: what it is called, and what it does. */
function retryButton(card: Card<Failed>, frame?: Framed): Button {
  const { state, texts } = card
  const { buttons } = texts.problems
  const { retry } = texts.first.buttons
  switch (state.problem.code) {
    case 'popup_blocked':
      return { label: frame ? retry : buttons.openHubSpot, press: () => card.connect() }
    case 'not_confirmed':
      return { label: buttons.checkAgain, press: () => card.checkStatus() }
    case 'signed_out':
      return { label: buttons.reload, press: () => location.reload() }
    default:
      return { label: retry, press: () => (state.problem.during === 'check' ? card.checkStatus() : card.connect()) }
  }
}

/** Where no window opens, and HubSpot can come back to this page: to a frame it cannot, nor from another origin's relay. */
function tabButton(card: Card<Failed>): Button[] {
  const { state, mode, relayUrl, tokenEndpoint, texts } = card
  if (state.problem.code !== 'popup_blocked' || mode === 'popup' || self !== top) return []
  const { origin } = new URL(relayUrl || tokenEndpoint, document.baseURI)
  if (origin !== location.origin) return []
  return [
    { label: texts.problems.buttons.continueHere, press: () => card.connect({ mode: 'redirect' }), kind: 'aside' },
  ]
}

/** For the developer who has not finished embedding: no button leads anywhere yet. */
function developerView({ developer, code }: ProblemTexts): View {
  const { status, text, heading, hint } = developer
  const example = '<wiro-hubspot-connect token-endpoint="/api/hubspot">'
  return {
    icon: 'unknown',
    status,
    text,
    body: html`<div part="body"><div part="developer"><p part="heading">${heading}</p><p>${hint}</p><p><code dir="ltr">${example}</code></p></div></div>`,
    buttons: [],
    code: codeTemplate(code, 'misconfigured'),
  }
}
