import { expect } from '@open-wc/testing'
import type { State } from '../../src/connector/state.js'
import { all, drawn, part, press, type Properties } from './card.js'
import {
  acme,
  checking,
  connected,
  disconnected,
  disconnecting,
  failed,
  flowWith,
  problemWith,
  waiting,
} from './states.js'
import { texts } from './texts.js'

interface Row {
  name: string
  state: State
  properties?: Properties
  press?: string | string[]
  /** Of the card's section, beside its part and its name. */
  attributes: string
  lines: string
}

/** What stands around the lines in every state. The words end where the first box begins that is not a problem's steps. */
const markup = ({ attributes, lines }: Row) => {
  // Of the card's own notes: the minutes that are left are not said each time.
  if (!lines.includes('name="connected"'))
    lines = lines.replace(/^(\s+)<p part="note">(?=[^]*<div part="actions">)/m, '$1<p part="note" aria-live="off">')
  const end = lines.search(/(?<!<slot name="problem-[a-z_]+">)<(div part="(body|actions)|p part="notice)/)
  return `
  <section part="card" role="group" translate="no" lang="en" aria-labelledby="title" ${attributes}>
    <span part="mark"><slot name="icon"></slot></span>
    <div part="words" role="status" aria-atomic="false">
      <h3 part="title" id="title" aria-level="3"><slot name="title">HubSpot</slot></h3>
      ${lines.slice(0, end)}
    </div>
    ${lines.slice(end)}
    <slot name="footer"></slot>
  </section>`
}

const status = (words: string) => `<p part="status"><span>${words}</span></p>`

const button = (label: string, kind = 'plain') => `<button type="button" part="button ${kind}">${label}</button>`

const link = (label: string) => `<button type="button" part="link">${label}</button>`

const choice = (label: string) => `<li><button type="button" part="choice">${label}</button></li>`

const details = (code: string, lines: readonly string[] = [], copy?: string) => `<details part="details">
  <summary part="summary">${texts.problems.details.heading}</summary>
  <div part="developer">
    <p part="code">${texts.problems.details.code} <code dir="ltr">${code}</code></p>
    ${[...lines, ...(copy ? [copy] : [])].map((line) => `<p>${line}</p>`).join('')}
  </div></details>`

const { codes } = texts.problems
const { missingData } = texts.panels.troubleshoot.topics

const accountLines = `<slot name="connected">
  <p part="text"><bdi part="account">Acme Europe</bdi></p>
  <p part="note">Hub ID <bdi>12345678</bdi> · since&nbsp;April&nbsp;17,&nbsp;2026</p></slot>`

/** Agreed as pictures with their HTML; what differs from those has its reason beside it. */
const rows: Row[] = [
  {
    name: 'checking',
    state: checking,
    attributes: 'data-tone="busy"',
    // A button in this state too: the leading one is the same element in all states.
    lines: `${status(texts.first.checking.status)}
      <p part="text"><span part="skeleton" aria-hidden="true">${texts.first.disconnected.text}</span></p>
      <p part="note"><span part="skeleton" aria-hidden="true">${texts.first.disconnected.note}</span></p>
      <div part="actions"><button type="button" part="button skeleton" aria-disabled="true" tabindex="-1">Connect HubSpot</button></div>`,
  },
  {
    name: 'not connected',
    state: disconnected,
    attributes: '',
    lines: `${status(texts.first.disconnected.status)}
      <p part="text"><slot name="description">${texts.first.disconnected.text}</slot></p>
      <p part="note">${texts.first.disconnected.note}</p>
      <div part="actions">${button(texts.first.disconnected.button, 'action')}</div>`,
  },
  {
    name: 'turned off by the host',
    state: disconnected,
    properties: { disabled: true },
    attributes: '',
    lines: `${status(texts.first.disconnected.status)}
      <p part="text"><slot name="description">${texts.first.disconnected.text}</slot></p>
      <p part="note">${texts.first.disconnected.disabled}</p>
      <div part="actions"><button type="button" part="button action" disabled>Connect HubSpot</button></div>`,
  },
  {
    name: 'opening',
    state: waiting('opening'),
    attributes: 'data-tone="busy"',
    lines: `${status(texts.first.opening.status)}
      <p part="text">HubSpot opens in its own window.</p>
      <p part="note">Keep this page open.</p>
      <div part="actions">${button(texts.first.buttons.show)}${button(texts.first.buttons.reopen, 'quiet')}${button(texts.first.buttons.cancel, 'quiet')}</div>`,
  },
  {
    name: 'authorizing',
    state: waiting('authorizing'),
    attributes: 'data-tone="busy"',
    lines: `${status(texts.first.authorizing.status)}
      <p part="text">Sign in and approve the connection in the HubSpot window.</p>
      <p part="note">14&nbsp;minutes left</p>
      <div part="actions">${button(texts.first.buttons.show)}${button(texts.first.buttons.reopen, 'quiet')}${button(texts.first.buttons.cancel, 'quiet')}</div>`,
  },
  {
    name: 'authorizing for longer than a minute',
    state: waiting('authorizing', flowWith(13, { lingering: true })),
    attributes: 'data-tone="busy"',
    lines: `${status(texts.first.authorizing.status)}
      <p part="text">Sign in and approve the connection in the HubSpot window.</p>
      <p part="note">13&nbsp;minutes left. ${link(texts.problems.questionLink)}</p>
      <div part="actions">${button(texts.first.buttons.show)}${button(texts.first.buttons.reopen, 'quiet')}${button(texts.first.buttons.cancel, 'quiet')}</div>`,
  },
  {
    name: 'running out of time',
    state: waiting('authorizing', flowWith(1)),
    attributes: 'data-tone="caution"',
    lines: `${status(texts.problems.expiring.status)}
      <p part="text">${texts.problems.expiring.text}</p>
      <p part="note">Starting again gives you another 15 minutes.</p>
      <div part="actions">${button(texts.first.buttons.show)}${button(texts.problems.expiring.restart, 'quiet')}${button(texts.first.buttons.cancel, 'quiet')}</div>`,
  },
  {
    name: 'verifying',
    state: waiting('verifying'),
    attributes: 'data-tone="busy"',
    lines: `${status(texts.problems.verifying.status)}
      <p part="text">${texts.problems.verifying.text}</p>
      <p part="note">This can take a few seconds.</p>
      <div part="actions">${button(texts.first.buttons.check)}${button(texts.first.buttons.cancel, 'quiet')}</div>`,
  },
  {
    name: 'unfinished',
    state: waiting('unfinished'),
    attributes: 'data-tone="caution"',
    lines: `${status(texts.problems.codes.unfinished.title)}
      <p part="text">${texts.problems.codes.unfinished.text}</p>
      <div part="actions">${button(texts.first.buttons.retry, 'action')}${button(texts.first.buttons.cancel, 'quiet')}</div>
      <p part="note">${link(texts.problems.questionLink)}</p>`,
  },
  {
    name: 'the question about HubSpot’s page',
    state: waiting('unfinished'),
    press: texts.problems.questionLink,
    attributes: 'data-tone="caution"',
    // No spelling service gets to read the box.
    lines: `${status(texts.problems.codes.unfinished.title)}
      <p part="text">${texts.problems.codes.unfinished.text}</p>
      <div part="body">
        <p part="heading" id="shown">${texts.panels.question.heading}</p>
        <ul part="choices" aria-labelledby="shown">
          <li><button type="button" part="choice" data-focus>${texts.panels.question.choices.hubspot_no_permission[0]}</button></li>
          ${choice(texts.panels.question.choices.hubspot_plan_lacks_scope[0])}
          ${choice(texts.panels.question.choices.hubspot_link_retired[0])}
          ${choice(texts.panels.question.choices.hubspot_account_not_allowed[0])}
          ${choice(texts.panels.question.choices.wrong_browser[0])}
        </ul>
        <label part="field">
          <span part="label">${texts.panels.question.label}</span>
          <textarea part="input" rows="2" placeholder="${texts.panels.question.placeholder}" spellcheck="false"></textarea>
        </label>
      </div>
      <div part="actions">${button(texts.first.buttons.retry, 'action')}${button(texts.panels.back, 'quiet')}${button(texts.first.buttons.cancel, 'quiet')}</div>`,
  },
  {
    name: 'connected',
    state: connected(),
    attributes: 'data-tone="positive"',
    lines: `${status(texts.first.connected.status)}${accountLines}
      <div part="actions">${button(texts.first.buttons.reconnect, 'quiet')}${button(texts.first.buttons.disconnect, 'quiet')}${button(texts.first.buttons.troubleshoot, 'quiet')}</div>`,
  },
  {
    name: 'connected to an account without a name',
    state: connected({ account: { portalId: acme.portalId!, connectedAt: acme.connectedAt! } }),
    attributes: 'data-tone="positive"',
    lines: `${status(texts.first.connected.status)}
      <slot name="connected"><p part="text"><span part="account">Hub ID <bdi>12345678</bdi></span></p>
      <p part="note">Since&nbsp;April&nbsp;17,&nbsp;2026</p></slot>
      <div part="actions">${button(texts.first.buttons.reconnect, 'quiet')}${button(texts.first.buttons.disconnect, 'quiet')}${button(texts.first.buttons.troubleshoot, 'quiet')}</div>`,
  },
  {
    name: 'connected after a reconnect that wasn’t confirmed',
    state: connected({ problem: problemWith('authorization_denied') }),
    attributes: 'data-tone="positive"',
    lines: `${status(texts.first.connected.status)}${accountLines}
      <p part="notice" role="alert"><span>${texts.problems.kept.connect} ${String(texts.problems.codes.authorization_denied.text)} ${link(texts.problems.questionLink)}</span></p>
      <div part="actions">${button(texts.first.buttons.reconnect, 'quiet')}${button(texts.first.buttons.disconnect, 'quiet')}${button(texts.first.buttons.troubleshoot, 'quiet')}</div>`,
  },
  {
    name: 'the guide',
    state: connected(),
    press: texts.first.buttons.troubleshoot,
    attributes: 'data-tone="positive"',
    // The focus goes to the first of them.
    lines: `${status(texts.first.connected.status)}${accountLines}
      <div part="body">
        <p part="heading" id="guide">${texts.panels.troubleshoot.question}</p>
        <ul part="choices" aria-labelledby="guide">
          <li><button type="button" part="choice" data-focus>${texts.panels.troubleshoot.topics.missingData.title}</button></li>
          ${choice(texts.panels.troubleshoot.topics.stopped.title)}
          ${choice(texts.panels.troubleshoot.topics.account.title)}
          ${choice(texts.panels.troubleshoot.topics.removed.title)}
          ${choice(texts.panels.troubleshoot.code.title)}
        </ul>
      </div>
      <div part="actions">${button(texts.panels.troubleshoot.close)}</div>`,
  },
  {
    name: 'an answer of the guide',
    state: connected(),
    properties: { authMethod: 'own' },
    press: [texts.first.buttons.troubleshoot, texts.panels.troubleshoot.topics.missingData.title],
    attributes: 'data-tone="positive"',
    // The focus goes to the heading, so that what follows is read out.
    lines: `${status(texts.first.connected.status)}${accountLines}
      <div part="body">
        <p part="heading" tabindex="-1" data-focus>${missingData.title}</p>
        <p part="steps">${missingData.text}</p>
        <ol part="steps">
          <li>${missingData.steps.plan}</li>
          <li>${missingData.steps.addScope}</li>
          <li>${missingData.steps.reconnect}</li>
          <li>${missingData.steps.disconnect}</li>
        </ol>
      </div>
      <div part="actions">${button(texts.first.buttons.reconnect, 'action')}${button(texts.panels.back, 'quiet')}</div>`,
  },
  {
    name: 'a message to an admin',
    state: failed('hubspot_no_permission'),
    press: texts.problems.ask.hubspotAdmin,
    attributes: 'data-tone="caution"',
    lines: `${status(texts.problems.codes.hubspot_no_permission.title)}
      <p part="text">${texts.problems.codes.hubspot_no_permission.text}</p>
      <div part="body">
        <label part="field">
          <span part="label">Message to your HubSpot admin</span>
          <textarea part="input" rows="9" readonly data-focus></textarea>
        </label>
      </div>
      <div part="actions">${button(texts.panels.askAdmin.copy, 'action')}${button(texts.panels.askAdmin.email)}${button(texts.panels.back, 'quiet')}</div>`,
  },
  {
    name: 'asking before a disconnect',
    state: connected(),
    press: texts.first.buttons.disconnect,
    attributes: 'data-tone="caution"',
    lines: `${status('Disconnect <bdi>Acme Europe</bdi>?')}
      <p part="text">${texts.panels.disconnect.text}</p>
      <p part="note">${texts.panels.disconnect.note}
        <a part="link" target="_blank" rel="noopener noreferrer"
          href="https://app.hubspot.com/connected-apps/12345678/installed">${texts.panels.disconnect.link}</a></p>
      <div part="actions">${button(texts.first.buttons.disconnect, 'removal')}${button(texts.panels.disconnect.keep)}</div>`,
  },
  {
    name: 'disconnecting',
    state: disconnecting(),
    attributes: 'data-tone="busy"',
    // Idle by ARIA alone: a disabled button would drop the focus that it has.
    lines: `${status(texts.first.disconnecting.status)}${accountLines}
      <div part="actions"><button type="button" part="button plain" aria-disabled="true">Disconnecting…</button></div>`,
  },
  {
    name: 'a problem for a HubSpot admin',
    state: failed('hubspot_no_permission'),
    attributes: 'data-tone="caution"',
    lines: `${status(codes.hubspot_no_permission.title)}
      <p part="text">${codes.hubspot_no_permission.text}</p>
      <slot name="problem-hubspot_no_permission"><div part="body">
        <ol part="steps"><li>${codes.hubspot_no_permission.steps[0]}</li><li>${codes.hubspot_no_permission.steps[1]}</li></ol>
      </div></slot>
      <div part="actions">${button(texts.problems.ask.hubspotAdmin, 'action')}${button(texts.first.buttons.retry)}</div>
      ${details('hubspot_no_permission', [], link(texts.problems.buttons.copyDetails))}`,
  },
  {
    name: 'a problem with a single step',
    state: failed('session_expired'),
    attributes: 'data-tone="caution"',
    lines: `${status(codes.session_expired.title)}
      <p part="text">${codes.session_expired.text}</p>
      <slot name="problem-session_expired"><p part="steps">${codes.session_expired.steps[0]}</p></slot>
      <div part="actions">${button(texts.first.buttons.retry, 'action')}</div>
      ${details('session_expired', [], link(texts.problems.buttons.copyDetails))}`,
  },
  {
    name: 'a problem that developers have to mend',
    state: failed('useragent_not_found'),
    attributes: 'data-tone="negative"',
    // The button copies the details already.
    lines: `${status(codes.useragent_not_found.title)}
      <p part="text">${codes.useragent_not_found.text}</p>
      <slot name="problem-useragent_not_found"><p part="steps">${texts.problems.owners.developer.steps[0]}</p></slot>
      <div part="actions">${button(texts.problems.buttons.copyDetails, 'action')}${button(texts.first.buttons.retry)}</div>
      ${details('useragent_not_found', codes.useragent_not_found.developer)}`,
  },
  {
    name: 'signed out',
    state: failed('signed_out', { during: 'check' }),
    attributes: '',
    lines: `${status(texts.first.codes.signed_out.title)}
      <p part="text">${texts.first.codes.signed_out.text}</p>
      <slot name="problem-signed_out"></slot>
      <div part="actions">${button(texts.first.buttons.reload)}</div>`,
  },
  {
    name: 'a status that nobody could read',
    state: failed('endpoint_unreachable', { during: 'check' }),
    attributes: '',
    lines: `${status(texts.first.statusUnread.status)}
      <p part="text">${texts.first.statusUnread.noAnswer}</p>
      <slot name="problem-endpoint_unreachable"></slot>
      <div part="actions">${button(texts.first.buttons.retry)}</div>`,
  },
  {
    name: 'an element without an endpoint',
    state: failed('misconfigured', { during: 'check', url: '' }),
    // Not a row: its body needs the width.
    attributes: '',
    lines: `${status(texts.problems.developer.status)}
      <p part="text">HubSpot can’t be connected on this page yet.</p>
      <div part="body">
        <div part="developer">
          <p part="heading">For the developer</p>
          <p>Add the address of your server route:</p>
          <p><code dir="ltr">&lt;wiro-hubspot-connect token-endpoint="/<wbr />api/<wbr />hubspot"&gt;</code></p>
        </div>
      </div>
      <div part="actions"></div>
      ${details('misconfigured')}`,
  },
]

describe('the markup', () => {
  for (const row of rows) {
    it(`is as agreed for ${row.name}`, async () => {
      const { card } = await drawn(row.state, row.properties)
      for (const label of [row.press ?? []].flat()) await press(card, label)

      part(card, 'announcement')?.remove()
      const ignoreAttributes = ['data-opens']
      await expect(card).shadowDom.to.equal(markup(row), { ignoreAttributes })
    })
  }
})

describe('the drawings', () => {
  const paths = (card: Parameters<typeof all>[0], selector: string) =>
    all(card, `${selector} path`).map((path) => path.getAttribute('d'))

  it('mark the card with two shapes, the second in the accent colour', async () => {
    const { card } = await drawn(disconnected)

    expect(paths(card, '[part=mark]')).to.deep.equal([
      'M6.5 4H10v4.4a3.6 3.6 0 0 1 0 7.2V20H6.5A4.5 4.5 0 0 1 2 15.5v-7A4.5 4.5 0 0 1 6.5 4Z',
      'M11.8 4h5.7A4.5 4.5 0 0 1 22 8.5v7a4.5 4.5 0 0 1-4.5 4.5h-5.7v-2.9a5.4 5.4 0 0 0 0-10.2Z',
    ])
  })

  it('point from each choice to what follows', async () => {
    const { card } = await drawn(waiting('unfinished'))
    await press(card, texts.problems.questionLink)

    expect(new Set(paths(card, '[part=choice]'))).to.deep.equal(
      new Set(['m6.5 3.4 4.6 4.6-4.6 4.6-1.1-1.1L8.9 8 5.4 4.5Z']),
    )
  })

  it('point out of the page beside a link that leads there', async () => {
    const { card } = await drawn(connected())
    await press(card, texts.first.buttons.disconnect)

    expect(paths(card, '[part=link]')).to.deep.equal(['M6 3h7v7h-1.6V5.7L4.1 13 3 11.9l7.3-7.3H6Z'])
  })

  it('warn beside a notice', async () => {
    const { card } = await drawn(connected({ problem: problemWith('unfinished') }))

    expect(paths(card, '[part=notice]')).to.deep.equal([
      'M6.8 2a1.4 1.4 0 0 1 2.4 0l5.8 10a1.4 1.4 0 0 1-1.2 2H2.2A1.4 1.4 0 0 1 1 12ZM7.2 5.4h1.6v4H7.2Zm0 5h1.6V12H7.2Z',
    ])
  })
})
