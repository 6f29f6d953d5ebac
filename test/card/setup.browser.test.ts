import { aTimeout, expect, fixture, html } from '@open-wc/testing'
import { sendKeys } from '@web/test-runner-commands'
import { OPTIONAL_SCOPES, REDIRECT_URL, REQUIRED_SCOPES } from '../../src/protocol/hubspot.js'
import type { Code } from '../../src/protocol/codes.js'
import type { Connector, State } from '../../src/connector/state.js'
import { audit } from './audit.js'
import { all, button, drawn, part, press, settled, textOf, type Card } from './card.js'
import type { Scripted } from './connector.js'
import { connected, disconnected, failed, flowWith, problemWith, setup, waiting } from './states.js'

const canary = 'canary-9f2c7d'
const own = { authMethod: 'own' } as const

type App = Parameters<Connector['saveCredentials']>[0]

const input = (card: Card, id: string) => card.shadowRoot!.querySelector<HTMLInputElement>('#' + id)!
const idField = (card: Card) => input(card, 'client-id')
const secretField = (card: Card) => input(card, 'client-secret')
const focused = (card: Card) => card.shadowRoot!.activeElement
const kept = (code: Code): State => connected({ can: [...setup().can], problem: problemWith(code) })
const broken = (): State => failed('hubspot_unknown_client', {}, { can: [...setup().can] })

async function enter(card: Card, clientId: string, secret = canary): Promise<void> {
  for (const [field, value] of [
    [idField(card), clientId],
    [secretField(card), secret],
  ] as const) {
    field.value = value
    field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }))
  }
  await settled(card)
}

/** A card that asks for an app, and what comes of sending one. */
async function asking(state: State = setup()) {
  const { card, connector } = await drawn(state, own)
  if (state.status !== 'setup') {
    await card.open('setup')
    await settled(card)
  }
  const sent: App[] = []
  let answer!: (outcome: 'saved' | 'refused', next?: State) => Promise<void>
  connector.answer.saveCredentials = (app) => {
    sent.push({ ...app })
    return new Promise((resolve) => {
      answer = async (outcome, next) => {
        if (next) connector.become(next)
        resolve({ outcome })
        await aTimeout(0)
        await settled(card)
      }
    })
  }
  return { card, connector, sent, answers: (...[outcome, next]: Parameters<typeof answer>) => answer(outcome, next) }
}

const rejected = () => failed('credentials_rejected', {}, { can: [...setup().can] })

describe('the app’s file', () => {
  it('declares exactly the scopes and the address that Wiro asks for, to be distributed privately', async () => {
    const { card } = await drawn(setup(), own)

    expect(JSON.parse(part(card, 'file')!.querySelector('pre')!.textContent)).to.deep.equal({
      uid: 'wiro-agent',
      type: 'app',
      config: {
        name: 'Wiro agent',
        description: 'Let your Wiro agent work with contacts, lists and deals in HubSpot.',
        distribution: 'private',
        auth: {
          type: 'oauth',
          redirectUrls: [REDIRECT_URL],
          requiredScopes: REQUIRED_SCOPES,
          optionalScopes: OPTIONAL_SCOPES,
        },
      },
    })
  })

  it('is downloaded under the name that HubSpot’s tool reads', async () => {
    const { card } = await drawn(setup(), own)
    const made: string[] = []
    const { createObjectURL } = URL
    const keep = (event: MouseEvent) => {
      const { download, href } = event.target as HTMLAnchorElement
      if (download) made.push(download, href.split(':')[0]!)
      event.preventDefault()
    }
    const { click } = HTMLAnchorElement.prototype
    HTMLAnchorElement.prototype.click = function () {
      keep({ target: this, preventDefault() {} } as unknown as MouseEvent)
    }

    await press(card, 'Download')

    Object.assign(HTMLAnchorElement.prototype, { click })
    Object.assign(URL, { createObjectURL })
    expect(made).to.deep.equal(['app-hsmeta.json', 'blob'])
  })
})

describe('a press on Copy', () => {
  const { clipboard } = navigator
  const copied: string[] = []
  const withClipboard = (value: unknown) => Object.defineProperty(navigator, 'clipboard', { value, configurable: true })
  const copies = (card: Card) => all(card, '[part=file] button').filter((one) => textOf(one) === 'Copy')

  beforeEach(() => {
    copied.length = 0
    withClipboard({ writeText: async (text: string) => void copied.push(text) })
  })

  after(() => withClipboard(clipboard))

  it('takes what stands below it', async () => {
    const { card } = await drawn(setup(), own)

    for (const one of copies(card)) one.click()
    await aTimeout(0)

    expect(copied.slice(1)).to.deep.equal([REDIRECT_URL, REQUIRED_SCOPES.join('\n'), OPTIONAL_SCOPES.join('\n')])
    expect(JSON.parse(copied[0]!)).to.include({ uid: 'wiro-agent' })
  })

  it('says so for a moment', async () => {
    const { card } = await drawn(setup(), own)
    const [first] = copies(card)

    first!.click()
    await aTimeout(0)
    await settled(card)
    const said = textOf(first)
    await aTimeout(2_100)
    await settled(card)

    expect([said, textOf(first)]).to.deep.equal(['Copied', 'Copy'])
  })

  for (const [where, given] of [
    ['no clipboard', undefined],
    ['a clipboard that refuses', { writeText: () => Promise.reject(new DOMException('', 'NotAllowedError')) }],
  ] as const) {
    it(`takes what stands below it where there is ${where} too`, async () => {
      withClipboard(given)
      const { card } = await drawn(setup(), own)
      const { execCommand } = document
      document.execCommand = (name) => !!copied.push(`${name} ${(document.activeElement as HTMLTextAreaElement).value}`)

      copies(card)[1]!.click()
      await aTimeout(0)
      await settled(card)

      document.execCommand = execCommand
      expect([copied, copies(card).length]).to.deep.equal([['copy ' + REDIRECT_URL], 3])
    })
  }

  it('marks what stands below it where the browser copies nothing, and says nothing', async () => {
    withClipboard(undefined)
    const { card } = await drawn(setup(), own)
    const { execCommand } = document
    document.execCommand = () => false

    copies(card)[1]!.click()
    await aTimeout(0)
    await settled(card)

    document.execCommand = execCommand
    expect([copies(card).length, `${getSelection()}`]).to.deep.equal([4, REDIRECT_URL])
  })
})

describe('the form', () => {
  it('sends what was entered, trimmed, once', async () => {
    const { card, sent } = await asking()
    await enter(card, ' 6f1c9a52 ', ` ${canary}\n`)

    await press(card, 'Save and continue')
    await press(card, 'Save and continue')

    expect(sent).to.deep.equal([{ clientId: '6f1c9a52', clientSecret: canary }])
  })

  it('is sent by Enter, once', async () => {
    const { card, sent } = await asking()
    await enter(card, '6f1c9a52')
    secretField(card).focus()

    await sendKeys({ press: 'Enter' })
    await sendKeys({ press: 'Enter' })

    expect(sent).to.have.length(1)
  })

  it('leads to no other page, whatever submits it', async () => {
    const { card, sent } = await asking()
    await enter(card, '6f1c9a52')
    const submission = new SubmitEvent('submit', { bubbles: true, cancelable: true })

    secretField(card).form!.dispatchEvent(submission)

    expect([submission.defaultPrevented, sent.length]).to.deep.equal([true, 1])
  })

  it('is not sent by Enter that is held', async () => {
    const { card, sent } = await asking()
    await enter(card, '6f1c9a52')

    secretField(card).dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', repeat: true, bubbles: true }))

    expect(sent).to.have.length(0)
  })

  it('does not send a form of the page around it', async () => {
    const { card, sent } = await asking()
    const around = await fixture<HTMLFormElement>(html`<form><button>Save</button></form>`)
    let submitted = 0
    around.addEventListener('submit', (event) => {
      event.preventDefault()
      submitted++
    })
    around.append(card)
    await enter(card, '6f1c9a52')
    secretField(card).focus()

    await sendKeys({ press: 'Enter' })

    expect([sent.length, submitted, [...new FormData(around)]]).to.deep.equal([1, 0, []])
  })

  for (const [clientId, secret, wanting] of [
    ['', canary, 'client-id'],
    ['6f1c9a52', ' ', 'client-secret'],
    ['', '', 'client-id'],
  ] as const) {
    it(`with ${clientId || 'no ID'} and ${secret.trim() ? 'a' : 'no'} secret is not sent: the focus goes to what is missing`, async () => {
      const { card, sent } = await asking()
      await enter(card, clientId, secret)

      await press(card, 'Save and continue')
      await aTimeout(0)

      const field = focused(card)!
      const described = field.getAttribute('aria-describedby')!.split(' ')[0]!
      expect([sent.length, field.id, field.ariaInvalid]).to.deep.equal([0, wanting, 'true'])
      expect(textOf(input(card, described))).to.equal(
        wanting === 'client-id' ? 'Enter the client ID.' : 'Enter the client secret.',
      )
    })
  }

  it('takes a fault back as soon as something is entered', async () => {
    const { card } = await asking()
    await press(card, 'Save and continue')

    await enter(card, '6f1c9a52', '')

    expect([idField(card).ariaInvalid, textOf(part(card, 'fault'))]).to.deep.equal(['false', undefined])
  })

  it('waits for the answer: nothing can be changed or sent meanwhile', async () => {
    const { card } = await asking()
    await enter(card, '6f1c9a52')

    await press(card, 'Save and continue')

    expect([
      button(card, 'Save and continue').ariaDisabled,
      idField(card).readOnly,
      secretField(card).readOnly,
    ]).to.deep.equal(['true', true, true])
  })

  it('asks the browser neither to fill in a password nor to check the spelling', async () => {
    const { card } = await asking()

    const { type, autocomplete, spellcheck, dir } = secretField(card)
    expect([type, autocomplete, spellcheck, dir]).to.deep.equal(['password', 'new-password', false, 'ltr'])
    expect([idField(card).autocomplete, idField(card).spellcheck, idField(card).dir]).to.deep.equal([
      'off',
      false,
      'ltr',
    ])
  })

  it('has a label for each field', async () => {
    const { card } = await asking()

    expect([idField(card), secretField(card)].map(({ labels }) => textOf(labels![0]))).to.deep.equal([
      'Client ID',
      'Client secret',
    ])
  })
})

describe('an app that is saved', () => {
  for (const [name, before, after] of [
    ['where none was', setup(), disconnected],
    ['where the status has not heard of it', setup(), undefined],
    ['over a problem', broken(), undefined],
    ['over an account', kept('hubspot_unknown_client'), undefined],
  ] as const) {
    it(`${name} is connected at once`, async () => {
      const { card, connector, answers } = await asking(before)
      await enter(card, '6f1c9a52')
      await press(card, 'Save and continue')

      await answers('saved', after)

      expect(connector.asked).to.deep.equal(['saveCredentials', 'connect'])
    })
  }

  it('leads back from an account too, where it was opened over one', async () => {
    const { card } = await asking(kept('hubspot_unknown_client'))

    await press(card, 'Cancel')

    expect(textOf(part(card, 'status'))).to.equal('Connected')
  })

  it('leads the focus to the leading button', async () => {
    const { card, connector, answers } = await asking()
    connector.answer.connect = async () => {
      connector.become(waiting('opening'))
      return { outcome: 'cancelled' }
    }
    await enter(card, '6f1c9a52')
    secretField(card).focus()
    await press(card, 'Save and continue')

    await answers('saved', disconnected)

    expect(textOf(focused(card)!)).to.equal('Cancel')
  })

  it('while another tab connected is not connected again', async () => {
    const { card, connector, answers } = await asking()
    await enter(card, '6f1c9a52')
    await press(card, 'Save and continue')

    await answers('saved', connected())

    expect(connector.asked).to.deep.equal(['saveCredentials'])
  })

  it('after the person left the form is not connected', async () => {
    const { card, connector, answers } = await asking(broken())
    await enter(card, '6f1c9a52')
    await press(card, 'Save and continue')
    await press(card, 'Cancel')

    await answers('saved')

    expect(connector.asked).to.deep.equal(['saveCredentials'])
  })

  it('after the person left the form and came back is not connected', async () => {
    const { card, connector, answers } = await asking(broken())
    await enter(card, '6f1c9a52')
    await press(card, 'Save and continue')
    await press(card, 'Cancel')
    await card.open('setup')
    await enter(card, 'another')

    await answers('saved')

    expect([connector.asked, idField(card).value, secretField(card).value]).to.deep.equal([
      ['saveCredentials'],
      'another',
      canary,
    ])
  })

  it('after the card left the page is not connected', async () => {
    const { card, connector, answers } = await asking()
    await enter(card, '6f1c9a52')
    await press(card, 'Save and continue')
    card.remove()

    await answers('saved', disconnected)

    expect(connector.asked).to.deep.equal(['saveCredentials'])
  })
})

describe('an app that is refused', () => {
  const refused = async (before: State, after = rejected()) => {
    const here = await asking(before)
    await enter(here.card, '6f1c9a52')
    await press(here.card, 'Save and continue')
    await here.answers('refused', after)
    return here
  }

  for (const [name, before, after] of [
    ['where none was', setup(), rejected()],
    ['over a problem', broken(), rejected()],
    ['over an account', kept('hubspot_unknown_client'), kept('credentials_rejected')],
  ] as const) {
    it(`${name} is asked for again: the ID is there, the secret is not, and why is said`, async () => {
      const { card, connector } = await refused(before, after)

      expect([idField(card).value, secretField(card).value, focused(card)!.id]).to.deep.equal([
        '6f1c9a52',
        '',
        'client-secret',
      ])
      expect(textOf(part(card, 'notice'))).to.equal(
        'The credentials weren’t saved. Wiro didn’t accept the client ID and secret.',
      )
      expect(secretField(card).getAttribute('aria-describedby')).to.equal('refused hint')
      expect(connector.asked).to.deep.equal(['saveCredentials'])
    })
  }

  it('passes an audit', async () => {
    const { card } = await refused(setup())

    await audit(card)
  })

  it('takes at most 132 elements, with everything that can be wrong', async () => {
    const { card } = await refused(setup())

    await enter(card, '', '')
    await press(card, 'Save and continue')

    expect(all(card, '*').length).to.be.at.most(132)
  })

  it('can be sent again', async () => {
    const { card, sent } = await refused(setup())
    secretField(card).value = 'another'

    await press(card, 'Save and continue')

    expect(sent.at(-1)).to.deep.equal({ clientId: '6f1c9a52', clientSecret: 'another' })
  })

  it('says so in the words of what went wrong, if that is the network', async () => {
    const { card, answers } = await asking()
    await enter(card, '6f1c9a52')
    await press(card, 'Save and continue')

    await answers('refused', failed('offline', {}, { can: [...setup().can] }))

    expect(textOf(part(card, 'notice'))).to.equal(
      'You’re offline. We can’t check the connection until you’re back online.',
    )
  })

  it('after the person left the form is not asked for again', async () => {
    const { card, answers } = await asking(broken())
    await enter(card, '6f1c9a52')
    await press(card, 'Save and continue')
    await press(card, 'Cancel')

    await answers('refused', rejected())

    expect(textOf(part(card, 'setup'))).to.equal(undefined)
  })

  it('by a connector that throws leaves a form that can be sent', async () => {
    const { card, connector } = await asking()
    connector.answer.saveCredentials = () => Promise.reject(new Error(canary))
    await enter(card, '6f1c9a52')

    await press(card, 'Save and continue')
    await aTimeout(0)
    await settled(card)

    expect([button(card, 'Save and continue').ariaDisabled, secretField(card).value]).to.deep.equal([null, ''])
  })
})

describe('over a problem', () => {
  it('Open setup leads to the first step', async () => {
    const { card } = await asking(broken())

    expect(textOf(focused(card)!)).to.equal('Create the app')
  })

  it('Cancel and Esc lead back to it', async () => {
    const { card } = await asking(broken())
    await press(card, 'Cancel')
    const afterCancel = textOf(part(card, 'setup'))
    await card.open('setup')
    await settled(card)

    idField(card).focus()
    await sendKeys({ press: 'Escape' })
    await settled(card)

    expect([afterCancel, textOf(part(card, 'setup'))]).to.deep.equal([undefined, undefined])
    expect(textOf(part(card, 'status'))).to.equal('HubSpot doesn’t know the app')
  })

  it('there is nothing to send where the endpoint saves no app: the connection is tried again', async () => {
    const { card, connector } = await asking(failed('hubspot_scope_mismatch'))

    await press(card, 'Try again')

    expect([part(card, 'input')?.id, connector.asked]).to.deep.equal([undefined, ['connect']])
  })

  it('a form begins anew each time', async () => {
    const { card } = await asking(broken())
    await press(card, 'Save and continue')
    await press(card, 'Cancel')

    await card.open('setup')
    await settled(card)

    expect(textOf(part(card, 'fault'))).to.equal(undefined)
  })

  it('a form that a status took away begins anew', async () => {
    const { card, connector } = await asking()
    await press(card, 'Save and continue')
    connector.become(disconnected)
    await settled(card)

    connector.become(setup())
    await settled(card)

    expect(textOf(part(card, 'fault'))).to.equal(undefined)
  })
})

describe('the secret', () => {
  /** What a page, its other scripts and its storage can know of a card. */
  const traces = (card: Card, heard: Event[], connector: Scripted) => {
    const own = (it: object) => Object.entries(it).filter(([name]) => !name.startsWith('_'))
    return [
      card.outerHTML,
      card.shadowRoot!.innerHTML,
      JSON.stringify(card.state),
      JSON.stringify(connector.asked),
      JSON.stringify(
        Object.keys(localStorage)
          .concat(Object.keys(sessionStorage))
          .map((key) => localStorage[key]),
      ),
      location.href,
      ...heard.map((event) => JSON.stringify(own(event))),
      ...own(card).map(([name, value]) => `${name}=${typeof value === 'object' ? '' : String(value)}`),
    ].filter((text) => text.includes(canary))
  }

  const hear = (card: Card): Event[] => {
    const heard: Event[] = []
    for (const name of ['statechange', 'error', 'flowend', 'before-connect', 'connected', 'disconnected']) {
      card.addEventListener(`wiro-${name}` as 'wiro-error', (event) => heard.push(event))
    }
    return heard
  }

  const flow = flowWith()

  for (const [name, happen] of [
    ['while it is typed', async () => {}],
    ['while it is on its way', async ({ card }) => press(card, 'Save and continue')],
    [
      'after it was saved',
      async ({ card, answers }) => {
        await press(card, 'Save and continue')
        await answers('saved', waiting('opening', flow))
      },
    ],
    [
      'after it was refused',
      async ({ card, answers }) => {
        await press(card, 'Save and continue')
        await answers('refused', rejected())
      },
    ],
  ] as [string, (here: Awaited<ReturnType<typeof asking>>) => Promise<void>][]) {
    it(`is in no property, event, state, attribute, address or storage ${name}`, async () => {
      const here = await asking()
      const heard = hear(here.card)
      await enter(here.card, '6f1c9a52')

      await happen(here)

      expect(traces(here.card, heard, here.connector)).to.deep.equal([])
    })
  }

  for (const [name, happen] of [
    [
      'once it was saved',
      async ({ card, answers }) => {
        await press(card, 'Save and continue')
        await answers('saved')
      },
    ],
    [
      'once it was refused',
      async ({ card, answers }) => {
        await press(card, 'Save and continue')
        await answers('refused', rejected())
      },
    ],
    ['when the form is closed', async ({ card }) => press(card, 'Cancel')],
    [
      'when the form is closed while it is on its way',
      async ({ card }) => {
        await press(card, 'Save and continue')
        await press(card, 'Cancel')
      },
    ],
    [
      'when the status changes',
      async ({ card, connector }) => {
        connector.become(disconnected)
        await settled(card)
      },
    ],
    [
      'when the card leaves the page',
      async ({ card }) => {
        card.remove()
        await aTimeout(0)
      },
    ],
  ] as [string, (here: Awaited<ReturnType<typeof asking>>) => Promise<void>][]) {
    it(`is emptied from its input ${name}`, async () => {
      const here = await asking(broken())
      const field = secretField(here.card)
      await enter(here.card, '6f1c9a52')

      await happen(here)

      expect(field.value).to.equal('')
    })
  }

  it('stays where the card is only moved', async () => {
    const { card } = await asking()
    await enter(card, '6f1c9a52')

    card.parentElement!.append(card)
    await aTimeout(0)

    expect(secretField(card).value).to.equal(canary)
  })

  it('is not forgotten when something else is drawn anew', async () => {
    const { card, connector } = await asking()
    await enter(card, '6f1c9a52')

    connector.become(setup())
    await settled(card)

    expect([idField(card).value, secretField(card).value]).to.deep.equal(['6f1c9a52', canary])
  })
})
