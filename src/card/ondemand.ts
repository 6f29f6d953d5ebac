/**
 * What the card loads on demand, in one piece: the codes' words, their styles and the views that need them. It imports
 * nothing that the first load imports too, or the bundler would split Lit out of it: `html` and `fill` are handed in.
 */
import type { html as Html } from 'lit'
import type { Code, Problem, State } from '../protocol.js'
import type { Icon } from './icons.js'
import type { fill as Fill } from './messages.js'
import { moreStyles } from './morestyles.js'
import type { Context, View } from './view.js'
import { words } from './words.js'

type Template = typeof Html
type Filling = typeof Fill
type Account = Extract<State, { status: 'connected' | 'disconnecting' }>
type Waiting = Extract<State, { status: 'opening' | 'authorizing' | 'verifying' | 'unfinished' }>
type Failed = Extract<State, { status: 'failed' }>
type Choice = Code | 'nothing'

/** What a person may have read on HubSpot's page. */
const choices: Choice[] = ['nothing', 'hubspot_no_permission', 'hubspot_plan_lacks_scope', 'hubspot_link_retired']

/** What only an own app can meet comes before the last. */
const ownChoices: Choice[] = ['hubspot_scope_mismatch', 'hubspot_redirect_mismatch', 'hubspot_unknown_client']

const [next, out] = ['m6.5 3.4 4.6 4.6-4.6 4.6-1.1-1.1L8.9 8 5.4 4.5Z', 'M6 3h7v7h-1.6V5.7L4.1 13 3 11.9l7.3-7.3H6Z']

/** A status that asks for attention over an account, or while there is still time. */
const warn: Icon =
  'M6.8 2a1.4 1.4 0 0 1 2.4 0l5.8 10a1.4 1.4 0 0 1-1.2 2H2.2A1.4 1.4 0 0 1 1 12ZM7.2 5.4h1.6v4H7.2Zm0 5h1.6V12H7.2Z'

const icon = (html: Template, path: string | undefined) =>
  html`<svg viewBox="0 0 16 16" aria-hidden="true"><path d=${path} /></svg>`

/** HubSpot's list of connected apps; the address is in public use, not in HubSpot's documentation. */
const connectedApps = (portalId: string) => `https://app.hubspot.com/connected-apps/${portalId}/installed`

/**
 * Who has to act, and the steps; nothing where there is neither. Through Wiro's own app nobody here has an ID or a secret
 * to mend: what its owner would do is then Wiro's.
 */
function remedy({ code, owner }: Problem, own: boolean, html: Template, draw: (sentence: string) => unknown) {
  const wiros = owner === 'appOwner' && !own
  const { line, steps: usual = [] } = words.owners[wiros ? 'wiro' : owner]
  const all = (!wiros && words.codes[code]?.steps) || usual
  const steps = all.filter((step) => own || !step.startsWith('Own app:'))
  if (owner === 'you' && !steps.length) return
  const list =
    steps.length > 1
      ? html`<ol part="steps">${steps.map((step) => html`<li>${draw(step)}</li>`)}</ol>`
      : steps.map((step) => html`<p part="steps">${draw(step)}</p>`)
  return html`<div part="body"><p part="owner">${line}</p>${list}</div>`
}

/** What happened, who has to act, and what to do. */
function explain(
  problem: Problem,
  own: boolean,
  html: Template,
  fill: Filling,
): Pick<View, 'status' | 'text' | 'body'> {
  const { code, url, answer = '', reference, retryAfter } = problem
  const { title, what } = words.codes[code] ?? words.codes.unknown!
  const holes = {
    url: html`<code>${url}</code>`,
    answer: words.answers[answer] ?? answer,
    code: html`<code>${reference ?? code}</code>`,
    n: retryAfter,
    got: problem.portalName ?? problem.portalId,
    want: problem.expectedPortal,
  }
  const draw = (sentence: string) => fill(sentence, holes)
  return { status: title, text: draw(what), body: remedy(problem, own, html, draw) }
}

/** Codes that a person needs nobody's help with, so that nobody has to be told them. */
const needsNoCode =
  /^(offline|signed_out|endpoint_(unreachable|timeout)|popup_blocked|unfinished|not_confirmed|rate_limited)$/

/** The leading button: what it is called, and what it does. */
function remedyButton({ state, messages, connect, checkStatus }: Context<Failed>): [string, () => unknown] {
  const { open, again, reload } = words.buttons
  switch (state.problem.code) {
    case 'popup_blocked':
      return [open, connect]
    case 'not_confirmed':
      return [again, checkStatus]
    case 'signed_out':
      return [reload, () => location.reload()]
    default:
      return [messages.buttons.retry, state.problem.during === 'check' ? checkStatus : connect]
  }
}

const codeLine = (code: Code, html: Template) =>
  html`<p part="code"><span>${words.code} <code>${code}</code></span></p>`

/** For the developer who has not finished embedding: no button leads anywhere yet. */
function developerView(html: Template): View {
  const { status, text, heading, hint } = words.developer
  const example = '<wiro-hubspot-connect token-endpoint="/api/hubspot">'
  return {
    icon: 'unknown',
    status,
    text,
    body: html`<div part="body"><div part="developer"><p part="heading">${heading}</p><p>${hint}</p><p><code>${example}</code></p></div></div>`,
    buttons: [],
    code: codeLine('misconfigured', html),
  }
}

export const onDemand = {
  styles: moreStyles,
  warn,

  /** Settles once an element is visible. */
  seen: (element: Element) =>
    new Promise<void>((resolve) => {
      const observer = new IntersectionObserver((entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return
        observer.disconnect()
        resolve()
      })
      observer.observe(element)
    }),

  /** A flow whose time runs out: `view` as it was before. */
  endingView({ connect }: Context<Waiting>, view: View): View {
    const press = () => connect('restart')
    const buttons = view.buttons.map((one, index, all) =>
      index === all.length - 2 ? { ...one, label: words.buttons.restart, press } : one,
    )
    return { ...view, tone: 'caution', icon: warn, ...words.ending, buttons }
  },

  /** HubSpot sent nothing back: what the person may have read on its page. */
  unfinishedView({ messages, authMethod, connect, explain, cancel }: Context<Waiting>, html: Template): View {
    const offered = authMethod === 'own' ? [...choices.slice(0, -1), ...ownChoices, ...choices.slice(-1)] : choices
    const { status, text, question, choices: labels } = words.unfinished
    const choose = (choice: Choice) => (choice === 'nothing' ? connect() : explain(choice))
    const item = (choice: Choice) =>
      html`<li><button type="button" part="choice" @click=${() => choose(choice)}>${labels[choice as 'nothing']}${icon(html, next)}</button></li>`
    return {
      tone: 'caution',
      status,
      text,
      body: html`<div part="body"><p part="heading" id="shown">${question}</p><ul part="choices" aria-labelledby="shown">${offered.map(item)}</ul></div>`,
      buttons: [
        { label: messages.buttons.retry, press: connect, kind: 'action' },
        { label: messages.buttons.cancel, press: cancel, kind: 'aside' },
      ],
    }
  },

  disconnectingView: (lines: Partial<View>): View => ({
    tone: 'busy',
    status: words.disconnecting.status,
    ...lines,
    buttons: [{ label: words.disconnecting.button }],
  }),

  /** Why an account is still there. */
  notice({ during }: Problem, html: Template) {
    const { connect, disconnect } = words.kept
    return html`<p part="notice">${icon(html, warn)}<span>${during === 'disconnect' ? disconnect : connect}</span></p>`
  },

  /** The question before a disconnect: what Wiro forgets, and what HubSpot does not. */
  confirmView({ state, accountName, settle, disconnect }: Context<Account>, html: Template, fill: Filling): View {
    const { status, list, link, disconnect: label, keep } = words.confirm
    const { name, portalId } = state.account
    const called = name ?? (accountName || portalId || 'HubSpot')
    const away = portalId
      ? html` <a part="link" target="_blank" rel="noopener noreferrer" href=${connectedApps(portalId)}>${link}${icon(html, out)}</a>`
      : ''
    const steps = list.map((line, index) => html`<li>${line}${list[index + 1] ? '' : away}</li>`)
    const press = () => {
      settle()
      void disconnect()
    }
    return {
      tone: 'caution',
      icon: warn,
      status: fill(status, { name: html`<bdi>${called}</bdi>` }),
      body: html`<div part="body" role="group" aria-label=${status.replace('{name}', called)}><ul part="steps">${steps}</ul></div>`,
      buttons: [
        { label, kind: 'removal', press },
        { label: keep, press: settle },
      ],
    }
  },

  /** A problem, whoever has to act. */
  problemView(context: Context<Failed>, html: Template, fill: Filling): View {
    const { state, messages, authMethod, cancel } = context
    const { code, during, owner, url } = state.problem
    if (code === 'misconfigured' && url !== undefined) return developerView(html)
    const unread = during === 'check' && code.startsWith('endpoint_')
    // Where nobody can tell how the connection stands, the card neither warns nor alarms.
    const untold = unread || code === 'offline' || code === 'signed_out'
    const [label, press] = remedyButton(context)
    return {
      ...(untold ? { icon: 'unknown' } : { tone: /^(you|hubspotAdmin)$/.test(owner) ? 'caution' : 'negative' }),
      ...(unread
        ? messages.unread
        : ((messages[code as 'offline'] as View | undefined) ??
          explain(state.problem, authMethod === 'own', html, fill))),
      buttons: [
        { label, press, kind: untold ? undefined : 'action' },
        ...(state.flow ? [{ label: messages.buttons.cancel, press: cancel, kind: 'aside' as const }] : []),
      ],
      code: needsNoCode.test(code) ? undefined : codeLine(code, html),
    }
  },
}

export type OnDemand = typeof onDemand
