import { expect, fixture, html } from '@open-wc/testing'
import { sendKeys } from '@web/test-runner-commands'
import { audit } from '../../audit.js'
import { button, part, textOf } from '../../card.js'
import { disconnected, failed, setup } from '../../states.js'
import { texts } from '../../texts.js'
import {
  canary,
  enter,
  focused,
  idInput,
  inputOf,
  openForm,
  openRefusedForm,
  overAccount,
  overProblem,
  rejected,
  save,
  secretInput,
} from './form.js'

const { credentials, errors, buttons } = texts.panels.setup
const { offline } = texts.first.codes
const { credentials_rejected: refusal } = texts.problems.codes

describe('the form for an own app', () => {
  it('has a label for each field', async () => {
    const { card } = await openForm()

    expect([idInput(card), secretInput(card)].map(({ labels }) => textOf(labels![0]))).to.deep.equal([
      credentials.clientId,
      credentials.clientSecret,
    ])
  })

  it('keeps the browser from filling in a password and from checking the spelling', async () => {
    const { card } = await openForm()

    const read = ({ type, autocomplete, spellcheck, dir }: HTMLInputElement) => [type, autocomplete, spellcheck, dir]
    expect(read(secretInput(card))).to.deep.equal(['password', 'new-password', false, 'ltr'])
    expect(read(idInput(card))).to.deep.equal(['text', 'off', false, 'ltr'])
  })

  it('is sent by Enter, once', async () => {
    const { card, sent } = await openForm()
    await enter(card, '6f1c9a52')
    secretInput(card).focus()

    await sendKeys({ press: 'Enter' })
    await sendKeys({ press: 'Enter' })

    expect(sent).to.have.length(1)
  })

  it('is not sent by Enter that is held', async () => {
    const { card, sent } = await openForm()
    await enter(card, '6f1c9a52')

    secretInput(card).dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', repeat: true, bubbles: true }))

    expect(sent).to.have.length(0)
  })

  it('stays on this page, whatever submits it', async () => {
    const { card, sent } = await openForm()
    await enter(card, '6f1c9a52')
    const submission = new SubmitEvent('submit', { bubbles: true, cancelable: true })

    secretInput(card).form!.dispatchEvent(submission)

    expect([submission.defaultPrevented, sent.length]).to.deep.equal([true, 1])
  })

  it('neither sends nor fills a form of the page around it', async () => {
    const { card, sent } = await openForm()
    const around = await fixture<HTMLFormElement>(html`<form><button>Save</button></form>`)
    let submitted = 0
    around.addEventListener('submit', (event) => {
      event.preventDefault()
      submitted++
    })
    around.append(card)
    await enter(card, '6f1c9a52')
    secretInput(card).focus()

    await sendKeys({ press: 'Enter' })

    expect([sent.length, submitted, [...new FormData(around)]]).to.deep.equal([1, 0, []])
  })

  it('can be neither changed nor sent while it waits for an answer', async () => {
    const { card } = await openForm()
    await enter(card, '6f1c9a52')

    await save(card)

    const saveButton = button(card, buttons.save)
    expect([saveButton.ariaDisabled, idInput(card).readOnly, secretInput(card).readOnly]).to.deep.equal([
      'true',
      true,
      true,
    ])
  })
})

describe('an empty field', () => {
  const rows: [description: string, clientId: string, secret: string, emptyId: string, error: string][] = [
    ['without an ID', '', canary, 'client-id', errors.clientId],
    ['without a secret', '6f1c9a52', ' ', 'client-secret', errors.clientSecret],
    ['without both', '', '', 'client-id', errors.clientId],
  ]
  for (const [description, clientId, secret, emptyId, error] of rows) {
    it(`takes the focus and says what is missing, and nothing is sent, ${description}`, async () => {
      const { card, sent } = await openForm()
      await enter(card, clientId, secret)

      await save(card)

      const field = focused(card)!
      const [errorId] = field.getAttribute('aria-describedby')!.split(' ')
      expect([sent.length, field.id, field.ariaInvalid]).to.deep.equal([0, emptyId, 'true'])
      expect(textOf(inputOf(card, errorId!))).to.equal(error)
    })
  }

  it('loses its error as soon as something is entered', async () => {
    const { card } = await openForm()
    await save(card)

    await enter(card, '6f1c9a52', '')

    expect([idInput(card).ariaInvalid, part(card, 'fault')]).to.deep.equal(['false', undefined])
  })
})

describe('a refused form', () => {
  for (const [description, before, after] of [
    ['where no app was saved', setup(), rejected()],
    ['over a problem', overProblem(), rejected()],
    ['over an account', overAccount('hubspot_unknown_client'), overAccount('credentials_rejected')],
  ] as const) {
    it(`keeps the ID, asks for the secret again and says why ${description}`, async () => {
      const { card, connector } = await openRefusedForm(before, after)

      expect([idInput(card).value, secretInput(card).value, focused(card)!.id]).to.deep.equal([
        '6f1c9a52',
        '',
        'client-secret',
      ])
      expect(textOf(part(card, 'notice'))).to.equal(`${refusal.title}. ${String(refusal.text)}`)
      expect(secretInput(card).getAttribute('aria-describedby')).to.equal('refused hint')
      expect(connector.asked).to.deep.equal(['saveCredentials'])
    })
  }

  it('names the network where that was the reason', async () => {
    const { card } = await openRefusedForm(setup(), failed('offline', {}, { can: setup().can }))

    expect(textOf(part(card, 'notice'))).to.equal(`${offline.title}. ${String(offline.text)}`)
  })

  it('is accessible', async () => {
    const { card } = await openRefusedForm()

    await audit(card)
  })
})

describe('a form that was closed', () => {
  it('begins anew when I open it again', async () => {
    const { card } = await openForm(overProblem())
    await save(card)
    await card.close()

    await card.open('setup')

    expect(part(card, 'fault')).to.equal(undefined)
  })

  it('begins anew after another state', async () => {
    const { card, connector } = await openForm()
    await save(card)
    connector.become(disconnected)
    await card.updateComplete

    connector.become(setup())
    await card.updateComplete

    expect([part(card, 'setup')?.localName, part(card, 'fault')]).to.deep.equal(['ol', undefined])
  })
})
