/**
 * What is to be said about an account beside which it is: whether its access is renewed, whether it is the right one, why
 * it is still there. Loaded on demand.
 */
import { html } from 'lit'
import { agentStatusOf } from '../../protocol/agent-status.js'
import type { Problem, State } from '../../connector/state.js'
import { formatTime } from '../format.js'
import { svgIcon } from '../icons.js'
import type { ProblemTexts } from '../locales/en/problems.js'
import type { CodeTexts } from '../locales/sentence.js'
import { isOnHubSpotPage, rowOf, type Code } from '../../protocol/codes.js'
import { codeTemplate, linkTemplate, warningIcon } from '../templates.js'
import type { Button, Card, View } from '../view.js'
import { textsOfCode } from '../problem-texts.js'

type Connected = Extract<State, { status: 'connected' }>
type Standing = Connected | Extract<State, { status: 'disconnecting' }>

const pause = 'M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1ZM5.5 5h1.7v6H5.5Zm3.3 0h1.7v6H8.8Z'

/** `base` says which account it is. */
export function standingView(card: Card<Standing>, base: View): View {
  const { state, texts } = card
  if (state.status === 'disconnecting') {
    const { status, button: label } = texts.first.disconnecting
    return { tone: 'busy', status, lines: base.lines, buttons: [{ label }] }
  }
  const { problem } = state
  if (problem?.code === 'wrong_portal') return strayedView(card, problem, base, texts.problems)
  const view = healthView(card as Card<Connected>, base, texts.problems)
  return problem ? { ...view, notice: notice(card, problem) } : view
}

// ── Access ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Without a word where access is renewed. */
function healthView(card: Card<Connected>, base: View, texts: ProblemTexts): View {
  const { health, account, agent } = card.state
  const expired = account.tokenExpiresAt && account.tokenExpiresAt.getTime() < Date.now()
  switch (health) {
    case 'ok':
      return base
    case 'unknown':
      return expired ? { ...base, lines: linesWith(base, texts.agent.unreported) } : base
    case 'failing':
      return failingView(card, base, texts)
    case 'paused': {
      const status = agentStatusOf(agent!.status)
      const { isIgnored } = card.controllers.agentStart
      const said = texts.agent.texts[status.name as 'stopped']
      const lines = linesWith(base, isIgnored ? texts.agent.startIgnored : said)
      // A connect restarts a running agent: the person who has just approved need not do or fear anything.
      if (status.isChanging && !expired) return { ...base, lines }
      const buttons = [...startButton(card, texts), ...base.buttons]
      return { ...base, tone: 'caution', icon: pause, status: texts.agent.paused, lines, buttons }
    }
  }
}

const linesWith = (base: View, text: unknown) => html`${base.lines}<p part="text">${text}</p>`

function failingView(card: Card<Connected>, base: View, { failing }: ProblemTexts): View {
  const { tokenExpiresAt } = card.state.account
  const time = tokenExpiresAt ? formatTime(card.language, tokenExpiresAt) : ''
  const [reconnect, ...others] = base.buttons
  return {
    ...base,
    tone: 'caution',
    icon: warningIcon,
    status: failing.status,
    lines: linesWith(base, failing.text({ time })),
    buttons: [{ ...reconnect!, kind: 'action' }, ...others],
  }
}

function startButton({ controllers: { agentStart } }: Card<Connected>, texts: ProblemTexts): Button[] {
  if (!agentStart.isOffered) return []
  const press = agentStart.isPending ? undefined : () => agentStart.start()
  return [{ label: texts.agent.start, press, kind: 'action' }]
}

// ── The account ─────────────────────────────────────────────────────────────────────────────────────────────────────

/** Another account than the page expects, or than the reconnect began with. */
function strayedView(card: Card<Standing>, problem: Problem, base: View, texts: ProblemTexts): View {
  const { otherAccount } = texts
  const choose: Button = {
    label: otherAccount.choose,
    press: () => card.connect(),
    disabled: card.disabled,
  }
  return problem.expectedPortal
    ? unexpectedView(card, problem, base, texts, choose)
    : changedView(card, problem, texts, choose)
}

/** The name may come after the account was found to be another one. */
const nameOf = ({ state }: Card<Standing>, { accountName, portalId }: Problem): string | undefined =>
  accountName ?? (state.account.portalId === portalId ? state.account.name : undefined)

function unexpectedView(card: Card<Standing>, problem: Problem, base: View, texts: ProblemTexts, choose: Button): View {
  const { code, portalId, expectedPortal, during } = problem
  const account = html`<bdi>${nameOf(card, problem) ?? portalId}</bdi>`
  const { title, text } = textsOfCode(card, code)!
  const expected = html`<bdi>${expectedPortal}</bdi>`
  const facts = { account, expectedPortal: expected, url: '', answer: '', reference: '', seconds: '' }
  const found = typeof text === 'string' ? text : text<unknown>(facts)
  return {
    tone: 'caution',
    icon: warningIcon,
    status: title,
    text: during === 'check' ? texts.otherAccount.found({ account, expectedPortal: expected }) : found,
    buttons: [choose, ...base.buttons.slice(1)],
    code: codeTemplate(texts.code, code),
  }
}

function changedView(card: Card<Standing>, problem: Problem, texts: ProblemTexts, choose: Button): View {
  const { otherAccount, unnamedAccount } = texts
  const { portalId, previousPortalId, previousName } = problem
  const accountName = nameOf(card, problem)
  const called = (name: unknown, portalId: string | undefined) => {
    const id = portalId && html`<bdi>${portalId}</bdi>`
    return name && id ? otherAccount.nameAndId({ name, id }) : (name ?? id ?? unnamedAccount)
  }
  const name = accountName ?? portalId ?? unnamedAccount
  const now = called(accountName && html`<bdi part="account">${accountName}</bdi>`, portalId)
  const before = called(previousName && html`<bdi>${previousName}</bdi>`, previousPortalId)
  return {
    tone: 'caution',
    icon: warningIcon,
    status: otherAccount.status,
    text: otherAccount.text({ account: now }),
    note: otherAccount.note({ account: before }),
    buttons: [
      {
        // A button holds text alone: the name keeps its own direction by isolates.
        label: otherAccount.keep({ name: `\u2068${name}\u2069` }),
        press: () => card.connection?.acceptAccount(),
      },
      choose,
    ],
  }
}

// ── Why it is still there ───────────────────────────────────────────────────────────────────────────────────────────

/** HubSpot's page may have shown an error. */
const mayHaveShownError = ({ code, during }: Problem): boolean =>
  during === 'connect' && (!!rowOf(code).asksWhatHubSpotShowed || isOnHubSpotPage(code))

function notice(card: Card<Standing>, problem: Problem) {
  const { kept, question } = card.texts.problems
  const { code, during } = problem
  const said = (card.texts.problems.codes as Partial<Record<Code, CodeTexts>>)[code]
  const reason = said?.startNotice ?? (typeof said?.text === 'string' ? said.text : '')
  const sentence = during === 'start' ? kept.start({ reason }) : kept[during === 'disconnect' ? during : 'connect']
  const press = () => card.open('hubspotError')
  const link =
    mayHaveShownError(problem) && html` ${linkTemplate({ label: question.heading, press, opens: 'hubspotError' })}`
  return html`<p part="notice">${svgIcon(warningIcon)}<span>${sentence}${link || ''}</span></p>`
}
