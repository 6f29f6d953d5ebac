import { expect, fixture, html } from '@open-wc/testing'
import { sendKeys } from '@web/test-runner-commands'
import { audit } from '../../audit.js'
import { button, part, textOf, type Card } from '../../card.js'
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

const { credentials, faults, doubts, buttons } = texts.panels.setup
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

    const saveButton = button(card, buttons.saving)
    expect([saveButton.ariaDisabled, idInput(card).readOnly, secretInput(card).readOnly]).to.deep.equal([
      'true',
      true,
      true,
    ])
  })
})

describe('an empty field', () => {
  const rows: [description: string, clientId: string, secret: string, emptyId: string, error: string][] = [
    ['without an ID', '', canary, 'client-id', faults.empty.clientId],
    ['without a secret', '6f1c9a52', ' ', 'client-secret', faults.empty.clientSecret],
    ['without both', '', '', 'client-id', faults.empty.clientId],
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

describe('a token of a private app', () => {
  const token = 'pat-na1-00000000-0000-4000-8000-000000000000'
  const rows: [fieldName: string, id: string, credentials: [string, string], fault: string][] = [
    ['client ID', 'client-id', [token, canary], faults.token.clientId],
    ['client ID in capitals', 'client-id', [token.toUpperCase(), canary], faults.token.clientId],
    ['client secret', 'client-secret', ['6f1c9a52', token], faults.token.clientSecret],
    ['client secret after a blank', 'client-secret', ['6f1c9a52', ` ${token}`], faults.token.clientSecret],
  ]
  for (const [fieldName, id, values, fault] of rows) {
    it(`is named as soon as it is pasted as the ${fieldName}, and never sent`, async () => {
      const { card, sent } = await openForm()

      await enter(card, ...values)
      const atOnce = textOf(inputOf(card, `${id}-fault`))
      await save(card)

      expect([atOnce, sent.length, focused(card)!.id, textOf(inputOf(card, `${id}-fault`))]).to.deep.equal([
        fault,
        0,
        id,
        fault,
      ])
    })
  }

  it('is forgotten once I enter something else', async () => {
    const { card, sent } = await openForm()
    await enter(card, '6f1c9a52', token)

    await enter(card, '6f1c9a52', canary)
    await save(card)

    expect([part(card, 'fault'), sent.length]).to.deep.equal([undefined, 1])
  })
})

describe('a client ID of another form', () => {
  const typed = async (card: Card, id: string) => {
    await enter(card, id)
    idInput(card).dispatchEvent(new Event('change'))
    await card.updateComplete
  }
  const rows: [description: string, id: string, hint: string | undefined][] = [
    ['the number of an app', '1234567', doubts.appId],
    ['an email address', 'me@example.com', doubts.email],
    ['a part of an ID', '3fa8c0d2-5b1e', doubts.otherForm],
    ['an ID', '3fa8c0d2-5b1e-4c6d-9e7f-0123456789ab', undefined],
    ['an ID in capitals between blanks', ' 3FA8C0D2-5B1E-4C6D-9E7F-0123456789AB ', undefined],
    ['nothing', ' ', undefined],
  ]
  for (const [description, id, hint] of rows) {
    it(`${hint ? 'gets a hint' : 'gets no hint'} where I entered ${description}`, async () => {
      const { card } = await openForm()

      await typed(card, id)

      expect(textOf(inputOf(card, 'id-hint'))).to.equal(hint)
      expect(idInput(card).getAttribute('aria-describedby')).to.equal(hint ? 'id-hint' : '')
    })
  }

  it('loses its hint when I go on typing, and can be sent', async () => {
    const { card, sent } = await openForm()
    await typed(card, '1234567')

    await enter(card, '12345678')
    await save(card)

    expect([inputOf(card, 'id-hint'), sent.length]).to.deep.equal([null, 1])
  })
})

describe('the fields of the form', () => {
  it('ask password managers to leave them alone', async () => {
    const { card } = await openForm()

    const asked = ['data-1p-ignore', 'data-lpignore', 'data-bwignore', 'data-form-type', 'data-protonpass-ignore']
    for (const input of [idInput(card), secretInput(card)])
      expect(asked.map((name) => input.getAttribute(name))).to.deep.equal(['', 'true', '', 'other', ''])
  })

  it('keep what I type from the page’s shortcuts, but not Esc and Tab', async () => {
    const { card } = await openForm()
    const heard: string[] = []
    const listen = ({ type, key }: KeyboardEvent) => heard.push(`${type} ${key}`)
    const types = ['keydown', 'keypress', 'keyup'] as const
    for (const type of types) document.addEventListener(type, listen)
    secretInput(card).focus()

    for (const key of ['k', '/', 'Enter', 'Escape', 'Tab']) await sendKeys({ press: key })
    for (const type of types) document.removeEventListener(type, listen)

    expect(heard.slice(0, 3)).to.deep.equal(['keydown Escape', 'keyup Escape', 'keydown Tab'])
  })

  it('leave the keys of other controls to the page', async () => {
    const { card } = await openForm()
    const heard: string[] = []
    const listen = ({ key }: KeyboardEvent) => heard.push(key)
    document.addEventListener('keydown', listen)
    button(card, buttons.download).focus()

    await sendKeys({ press: 'k' })
    document.removeEventListener('keydown', listen)

    expect(heard).to.deep.equal(['k'])
  })
})

describe('a refused form', () => {
  for (const [description, before, after] of [
    ['where no app was saved', setup(), rejected()],
    ['over a problem', overProblem(), rejected()],
    ['over an account', overAccount('hubspot_unknown_client'), overAccount('credentials_rejected')],
  ] as const) {
    it(`keeps the ID, asks for the secret again and says why and what to do ${description}`, async () => {
      const { card, connector } = await openRefusedForm(before, after)

      expect([idInput(card).value, secretInput(card).value, focused(card)!.id]).to.deep.equal([
        '6f1c9a52',
        '',
        'client-secret',
      ])
      expect(textOf(part(card, 'notice'))).to.equal([refusal.title + '.', refusal.text, ...refusal.steps].join(' '))
      expect(secretInput(card).getAttribute('aria-describedby')).to.equal('refused hint')
      expect(connector.asked).to.deep.equal(['saveCredentials'])
    })
  }

  it('has the details to send to whoever is asked for help', async () => {
    const { card } = await openRefusedForm(setup(), rejected())

    const details = part(card, 'details')!

    expect(details.hasAttribute('open')).to.equal(false)
    expect(textOf(details)).to.contain('credentials_rejected')
    expect([...details.querySelectorAll('button')].map(textOf)).to.deep.equal([texts.problems.buttons.copyDetails])
  })

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

    expect([part(card, 'setup')?.localName, part(card, 'fault')]).to.deep.equal(['div', undefined])
  })
})
