import { expect } from '@open-wc/testing'
import { button, part, press, settled, textOf } from '../../card.js'
import { connected, disconnected, setup, waiting } from '../../states.js'
import { texts } from '../../texts.js'
import {
  canary,
  enter,
  focused,
  idInput,
  openForm,
  openRefusedForm,
  overAccount,
  overProblem,
  rejected,
  save,
  secretInput,
  statusOf,
} from './form.js'

const { cancel } = texts.first.buttons
const { buttons, saved, status } = texts.panels.setup

describe('the credentials that I save', () => {
  it('are sent trimmed, and once', async () => {
    const { card, sent } = await openForm()
    await enter(card, ' 6f1c9a52 ', ` ${canary}\n`)

    await save(card)
    await press(card, buttons.saving)

    expect(sent).to.deep.equal([{ clientId: '6f1c9a52', clientSecret: canary }])
  })

  for (const [description, before, after] of [
    ['where no app was saved', setup(), disconnected],
    ['where the status does not know of them yet', setup(), undefined],
    ['over a problem', overProblem(), undefined],
    ['over an account', overAccount('hubspot_unknown_client'), undefined],
  ] as const) {
    it(`lead to a connection at once ${description}`, async () => {
      const { card, connector, answer } = await openForm(before)
      await enter(card, '6f1c9a52')
      await save(card)

      await answer('saved', after)

      expect(connector.asked).to.deep.equal(['saveCredentials', 'connect'])
    })
  }

  it('are said to be saved', async () => {
    const { card, connector, answer } = await openForm()
    connector.answer.connect = async () => {
      connector.become(waiting('opening'))
      return { outcome: 'cancelled' }
    }
    await enter(card, '6f1c9a52')
    await save(card)

    await answer('saved', disconnected)

    expect(textOf(part(card, 'announcement'))).to.equal(saved)
  })

  it('lead the focus to the leading button', async () => {
    const { card, connector, answer } = await openForm()
    connector.answer.connect = async () => {
      connector.become(waiting('opening'))
      return { outcome: 'cancelled' }
    }
    await enter(card, '6f1c9a52')
    secretInput(card).focus()
    await save(card)

    await answer('saved', disconnected)

    expect(textOf(focused(card)!)).to.equal(texts.first.buttons.show)
  })

  it('lead to no connection where another tab has connected', async () => {
    const { card, connector, answer } = await openForm()
    await enter(card, '6f1c9a52')
    await save(card)

    await answer('saved', connected())

    expect(connector.asked).to.deep.equal(['saveCredentials'])
  })

  it('lead to no connection after I closed the form', async () => {
    const { card, connector, answer } = await openForm(overProblem())
    await enter(card, '6f1c9a52')
    await save(card)
    await press(card, cancel)

    await answer('saved')

    expect(connector.asked).to.deep.equal(['saveCredentials'])
  })

  it('lead to no connection after I closed the form and opened it again', async () => {
    const { card, connector, answer } = await openForm(overProblem())
    await enter(card, '6f1c9a52')
    await save(card)
    await press(card, cancel)
    await card.open('setup')
    await enter(card, 'another')

    await answer('saved')

    expect([connector.asked, idInput(card).value, secretInput(card).value]).to.deep.equal([
      ['saveCredentials'],
      'another',
      canary,
    ])
  })

  it('lead to no connection after the card left the page', async () => {
    const { card, connector, answer } = await openForm()
    await enter(card, '6f1c9a52')
    await save(card)
    card.remove()

    await answer('saved', disconnected)

    expect(connector.asked).to.deep.equal(['saveCredentials'])
  })
})

describe('the client ID', () => {
  beforeEach(() => localStorage.clear())
  afterEach(() => localStorage.clear())

  it('is shown again after it was saved, without the secret', async () => {
    const { card, answer } = await openForm()
    await enter(card, '6f1c9a52')
    await save(card)
    await answer('saved')

    const { card: later } = await openForm(overProblem())

    expect([idInput(later).value, secretInput(later).value]).to.deep.equal(['6f1c9a52', ''])
  })

  it('is not kept where it was refused', async () => {
    await openRefusedForm()

    const { card: later } = await openForm()

    expect(idInput(later).value).to.equal('')
  })

  it('is asked for as before where the browser refuses storage', async () => {
    const original = Object.getOwnPropertyDescriptor(window, 'localStorage')!
    Object.defineProperty(window, 'localStorage', {
      configurable: true,
      get: () => {
        throw new DOMException('refused', 'SecurityError')
      },
    })
    try {
      const { card, connector, answer } = await openForm()
      await enter(card, '6f1c9a52')
      await save(card)
      await answer('saved', disconnected)

      expect(connector.asked).to.deep.equal(['saveCredentials', 'connect'])
    } finally {
      Object.defineProperty(window, 'localStorage', original)
    }
  })
})

describe('refused credentials', () => {
  it('can be sent again', async () => {
    const { card, sent } = await openRefusedForm()
    secretInput(card).value = 'another'

    await save(card)

    expect(sent.at(-1)).to.deep.equal({ clientId: '6f1c9a52', clientSecret: 'another' })
  })

  it('do not bring back a form that I closed', async () => {
    const { card, answer } = await openForm(overProblem())
    await enter(card, '6f1c9a52')
    await save(card)
    await press(card, cancel)

    await answer('refused', rejected())

    expect(statusOf(card)).to.equal(texts.problems.codes.credentials_rejected.title)
  })

  it('leave a form that can be sent where a host’s connector throws', async () => {
    const { card, connector } = await openForm()
    connector.answer.saveCredentials = () => Promise.reject(new Error(canary))
    await enter(card, '6f1c9a52')

    await save(card)

    expect([statusOf(card), button(card, buttons.save).ariaDisabled, secretInput(card).value]).to.deep.equal([
      status,
      null,
      '',
    ])
  })
})

describe('a filled-in form', () => {
  it('keeps its secret when the card is moved', async () => {
    const { card } = await openForm()
    await enter(card, '6f1c9a52')

    card.parentElement!.append(card)
    await settled(card)

    expect(secretInput(card).value).to.equal(canary)
  })

  it('keeps what was entered when the card is drawn anew', async () => {
    const { card, connector } = await openForm()
    await enter(card, '6f1c9a52')

    connector.become(setup())
    await settled(card)

    expect([idInput(card).value, secretInput(card).value]).to.deep.equal(['6f1c9a52', canary])
  })
})
