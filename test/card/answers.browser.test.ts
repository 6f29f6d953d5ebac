import { expect, html, waitUntil } from '@open-wc/testing'
import { sendKeys } from '@web/test-runner-commands'
import { REDIRECT_URL } from '../../src/protocol/hubspot.js'
import { demand } from '../../src/card/demand.js'
import type { State } from '../../src/connector/state.js'
import { audit } from './audit.js'
import { all, button, drawn, part, placed, press, seen, settled, textOf, type Card, type Properties } from './card.js'
import { scripted } from './connector.js'
import { connected, disconnected, failed, flowWith, problemWith, waiting } from './states.js'

const lingering = waiting('authorizing', flowWith(14, { lingering: true }))
const kept = connected({ problem: problemWith('unfinished') })

/** What leads to the question, where it is not asked at once. */
const ways: [name: string, state: State, link?: string][] = [
  ['when the window is gone', waiting('unfinished')],
  ['while the window is open', lingering, 'Did HubSpot show a problem?'],
  ['after a reconnect', kept, 'What did HubSpot show?'],
]

async function asking(state: State = waiting('unfinished'), link?: string, properties?: Properties) {
  const { card, connector } = await drawn(state, properties)
  if (link) {
    button(card, link).focus()
    await press(card, link)
  }
  return { card, connector }
}

const box = (card: Card) => all(card, 'textarea')[0] as HTMLTextAreaElement

async function paste(card: Card, text: string): Promise<void> {
  box(card).focus()
  box(card).value = text
  box(card).dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }))
  await settled(card)
}

/** What follows the box, line by line. */
const answer = (card: Card) => seen(card).body!.slice(seen(card).body!.indexOf('Something else?') + 2)
const focused = (card: Card) => textOf(card.shadowRoot!.activeElement ?? undefined)

const noPermission = 'You don’t have permission to connect this app.'
const noPlan = 'Your account lacks access to the required scopes [crm.lists.read, crm.lists.write, automation.read].'
const wrongUrl = `Authorization failed as the redirect URL 'https://app.example.com/oauth' doesn't match`

/** Puts the clipboard's place, and says what went there. */
async function copied(card: Card, label: string): Promise<string> {
  let text = ''
  const { writeText } = navigator.clipboard
  navigator.clipboard.writeText = async (what) => void (text = what)
  await press(card, label)
  navigator.clipboard.writeText = writeText
  return text
}

describe('a text off HubSpot’s page', () => {
  // The first of the file: what reads the text has not come yet.
  it('is answered by each card on the page, though it was there before what reads it', async () => {
    const connector = scripted(waiting('unfinished'))
    await demand('en')
    const first = await placed(
      html`<wiro-hubspot-connect .connector=${connector}></wiro-hubspot-connect>
        <wiro-hubspot-connect .connector=${connector}></wiro-hubspot-connect>`,
    )
    const cards = [first, first.nextElementSibling as Card]
    for (const card of cards) {
      box(card).value = noPermission
      box(card).dispatchEvent(new InputEvent('input'))
    }

    for (const card of cards) await settled(card)

    expect(cards.map((card) => seen(card).status)).to.deep.equal(['HubSpot needs an admin', 'HubSpot needs an admin'])
  })

  it('is answered while it comes: what it means, who has to act, and how', async () => {
    const { card } = await asking()

    await paste(card, noPermission)

    expect(seen(card)).to.deep.include({
      tone: 'caution',
      icon: 'stop',
      status: 'HubSpot needs an admin',
      text: 'Your role in HubSpot doesn’t allow connecting this app.',
      buttons: ['Ask your admin [button action]', 'Try again [button]', 'Cancel [button aside]'],
      code: 'Code hubspot_no_permission',
      links: ['Copy details for support'],
    })
    expect(answer(card)).to.deep.equal([
      'This needs a HubSpot admin',
      'Send them the ready message.',
      'They connect from this page, or give you App Marketplace Access.',
    ])
  })

  it('is answered by key after key, and the focus stays', async () => {
    const { card, connector } = await asking()
    box(card).focus()

    await sendKeys({ type: 'the install link is no longer vali' })
    await settled(card)
    const before = seen(card).status
    await sendKeys({ type: 'd' })
    await settled(card)

    expect([before, seen(card).status]).to.deep.equal(['Not finished', 'The install link is retired'])
    expect([card.shadowRoot!.activeElement, box(card).value, connector.asked]).to.deep.equal([
      box(card),
      'the install link is no longer valid',
      [],
    ])
  })

  it('F119 is answered aloud once by the one live region', async () => {
    const { card } = await asking()
    const records: MutationRecord[] = []
    const observer = new MutationObserver((list) => records.push(...list))
    observer.observe(part(card, 'status')!, { characterData: true, childList: true, subtree: true })

    await paste(card, noPermission)
    await paste(card, noPermission + ' A Super Admin can.')

    expect([records.length, all(card, '[role=status], [aria-live]').length]).to.deep.equal([1, 1])
  })

  it('is taken back with its answer', async () => {
    const { card } = await asking()
    const before = seen(card)
    await paste(card, noPermission)

    await paste(card, '')

    expect(seen(card)).to.deep.equal(before)
  })

  it('that nobody knows gets the general answer', async () => {
    const { card } = await asking(undefined, undefined, { supportUrl: 'https://help.example' })

    await paste(card, '接続を完了できませんでした')

    expect([seen(card).status, seen(card).buttons]).to.deep.equal([
      'Not finished',
      ['Try again [button action]', 'Copy details [button]', 'Contact support [button]', 'Cancel [button aside]'],
    ])
    expect(answer(card)).to.deep.equal([
      'This may need Wiro support',
      'Try again in a few minutes.',
      'If it comes back, send the details to support.',
    ])
  })

  it('is waited for as long as it is a word', async () => {
    const { card } = await asking()

    await paste(card, ' Somet \n')

    expect([answer(card), seen(card).buttons.length]).to.deep.equal([[], 2])
  })

  it('has its scopes compared with those that Wiro asks for', async () => {
    const { card } = await asking()

    await paste(card, noPlan + ' [content]')

    expect(answer(card).slice(0, 3)).to.deep.equal([
      'Wiro requires crm.lists.read, crm.lists.write.',
      'Optional for Wiro: content.',
      'Wiro doesn’t ask for automation.read.',
    ])
  })

  it('has its address compared with Wiro’s', async () => {
    const { card } = await asking()
    await paste(card, wrongUrl)
    const [differs] = answer(card)

    await paste(card, `The redirect URL "${REDIRECT_URL}" doesn't match`)

    expect([differs, answer(card)[0]]).to.deep.equal([
      `https://app.example.com/oauth isn’t Wiro’s redirect URL, ${REDIRECT_URL}.`,
      `${REDIRECT_URL} is Wiro’s redirect URL.`,
    ])
  })

  it('is shown as the text it is', async () => {
    const { card } = await asking()

    await paste(card, `<img src=x onerror="fail()"> “https://x.example/<b>” client_id`)

    expect([all(card, 'img, b').length, answer(card)[0]]).to.deep.equal([
      0,
      `https://x.example/ isn’t Wiro’s redirect URL, ${REDIRECT_URL}.`,
    ])
  })

  for (const [name, state, link] of ways) {
    it(`asks nobody and sends nothing ${name}`, async () => {
      const { card, connector } = await asking(state, link)
      const before = performance.getEntriesByType('resource').length

      await paste(card, noPlan)

      expect([connector.asked, performance.getEntriesByType('resource').length - before]).to.deep.equal([[], 0])
    })

    for (const theme of ['light', 'dark'] as const) {
      for (const text of [noPlan, wrongUrl, 'Something went wrong on our side.']) {
        it(`passes an audit on a ${theme} page with its answer to “${text.slice(0, 30)}” ${name}`, async () => {
          const { card } = await drawn(state, { authMethod: 'own' }, theme)
          if (link) await press(card, link)

          await paste(card, text)

          await audit(card)
        })
      }
    }
  }
})

describe('the next step after a text off HubSpot’s page', () => {
  it('ends the attempt with its cause, and leads to the message', async () => {
    const { card, connector } = await asking()
    connector.reportProblem = async (code) => connector.become(failed(code))
    await paste(card, noPermission)

    await press(card, 'Ask your admin')

    expect(seen(card)).to.deep.include({ status: 'HubSpot needs an admin' })
    expect(seen(card).body![0]).to.equal('Message to your HubSpot admin')
  })

  it('ends the attempt with its cause, and leads to the set-up', async () => {
    const { card, connector } = await asking(undefined, undefined, { authMethod: 'own' })
    connector.reportProblem = async (code) => connector.become(failed(code))
    await paste(card, wrongUrl)

    await press(card, 'Open setup')

    await waitUntil(() => seen(card).status === 'Set up your HubSpot app')
    expect(seen(card).buttons.at(-1)).to.equal('Cancel [button aside]')
  })

  it('is to try again where nobody here can mend it, which goes on with the attempt', async () => {
    const { card, connector } = await asking()
    await paste(card, wrongUrl)

    await press(card, 'Try again')

    expect(connector.asked).to.deep.equal(['connect'])
  })

  it('begins anew where the window is still open', async () => {
    const { card, connector } = await asking(lingering, 'Did HubSpot show a problem?')
    await paste(card, wrongUrl)

    await press(card, 'Try again')

    expect(connector.asked).to.deep.equal(['connect {"restart":true}'])
  })
})

describe('the details for support', () => {
  it('hold the text that nobody knows, in one line', async () => {
    const { card } = await asking()
    await paste(card, 'Etwas ist\n  schiefgelaufen.')

    const text = await copied(card, 'Copy details')

    expect(text.split('\n')).to.include('HubSpot showed: Etwas ist schiefgelaufen.').and.include('Code: unfinished')
  })

  it('hold the text still after its cause ended the attempt', async () => {
    const { card, connector } = await asking()
    await paste(card, noPermission)
    connector.become(failed('hubspot_no_permission'))
    await settled(card)

    expect(await copied(card, 'Copy details for support')).to.contain('HubSpot showed: ' + noPermission)
  })

  it('hold no secret of it, and nobody’s address', async () => {
    const { card } = await asking()
    await paste(card, 'Ada ada@example.com https://x.example/?code=c0de&state=st4te&client_secret=s3cret broke')

    const text = await copied(card, 'Copy details')

    expect(text).to.contain('HubSpot showed: Ada … https://x.example/?code=…&state=…&client_secret=… broke')
  })

  it('hold no more of it than support can read', async () => {
    const { card } = await asking()
    await paste(card, 'x'.repeat(50_000))

    expect((await copied(card, 'Copy details')).length).to.be.below(2_000)
  })

  it('hold nothing of the window before', async () => {
    const { card, connector } = await asking()
    await paste(card, noPermission)
    connector.become(waiting('opening'))
    await settled(card)
    connector.become(waiting('unfinished'))
    await settled(card)
    const again = box(card).value
    connector.become(failed('internal_error'))
    await settled(card)

    expect([again, await copied(card, 'Copy details for support')].join()).not.to.contain('permission')
  })
})

describe('the question while the window is open', () => {
  const opened = () => asking(lingering, 'Did HubSpot show a problem?')

  it('ends nothing, and keeps Cancel', async () => {
    const { card, connector } = await opened()

    expect([connector.asked, seen(card).status, seen(card).buttons.at(-1)]).to.deep.equal([
      [],
      'Waiting for you in HubSpot',
      'Cancel [button aside]',
    ])
  })

  it('F119 takes the focus to its first choice', async () => {
    const { card } = await opened()

    expect(focused(card)).to.equal('Nothing, I closed the window')
  })

  for (const close of ['Back', 'Escape']) {
    it(`F120 is closed by ${close}, which gives the focus back to what led there`, async () => {
      const { card } = await opened()

      if (close === 'Back') await press(card, close)
      else await sendKeys({ press: close })
      await settled(card)

      expect([seen(card).body, focused(card)]).to.deep.equal([undefined, 'Did HubSpot show a problem?'])
    })
  }

  it('takes a choice, and leaves the focus on the next step', async () => {
    const { card, connector } = await opened()
    connector.reportProblem = async (code) => connector.become(failed(code))
    button(card, 'I don’t have permission').focus()

    await press(card, 'I don’t have permission')

    expect([seen(card).status, focused(card)]).to.deep.equal(['HubSpot needs an admin', 'Ask your admin'])
  })

  it('begins anew where HubSpot showed nothing', async () => {
    const { card, connector } = await opened()

    await press(card, 'Nothing, I closed the window')

    expect(connector.asked).to.deep.equal(['connect {"restart":true}'])
  })

  it('keeps the text, its answer and the focus when the window goes', async () => {
    const { card, connector } = await opened()
    await paste(card, noPermission)

    connector.become(waiting('unfinished'))
    await settled(card)

    expect([box(card).value, seen(card).status]).to.deep.equal([noPermission, 'HubSpot needs an admin'])
    expect(card.shadowRoot!.activeElement).to.equal(box(card))
  })

  it('is over when the status says connected', async () => {
    const { card, connector } = await opened()

    connector.become(connected())
    await settled(card)

    expect([seen(card).body, seen(card).status]).to.deep.equal([undefined, 'Connected'])
  })

  it('is not offered within the first minute', async () => {
    const { card } = await drawn(waiting('authorizing'))

    expect(all(card, '[part=link]')).to.deep.equal([])
  })
})

describe('the question after a reconnect', () => {
  it('is answered over the account that is still there', async () => {
    const { card, connector } = await asking(kept, 'What did HubSpot show?')
    connector.reportProblem = async (code) => connector.become(connected({ problem: problemWith(code) }))

    await press(card, 'I don’t have permission')

    expect([seen(card).status, seen(card).text, focused(card)]).to.deep.equal([
      'Connected',
      'Acme Europe',
      'HubSpot needs an admin',
    ])
    expect(seen(card).buttons[0]).to.equal('Ask your admin [button action]')
  })

  it('is answered at once where the window of the reconnect went', async () => {
    const { card, connector } = await asking(waiting('unfinished', flowWith(14, { reconnect: true })))
    connector.reportProblem = async (code) => connector.become(connected({ problem: problemWith(code) }))

    await press(card, 'I don’t have permission')

    expect([seen(card).status, seen(card).body![0]]).to.deep.equal(['Connected', 'HubSpot needs an admin'])
  })

  it('says in the body what a text means, and keeps saying that it is connected', async () => {
    const { card } = await asking(kept, 'What did HubSpot show?')

    await paste(card, noPermission)

    expect([seen(card).status, answer(card)[0]]).to.deep.equal(['Connected', 'HubSpot needs an admin'])
  })

  it('leads back from an answer to the question, and from there to the account', async () => {
    const { card } = await asking(connected({ problem: problemWith('hubspot_link_retired') }), 'What did HubSpot show?')

    await press(card, 'Back')
    const first = focused(card)
    await press(card, 'Back')

    expect([first, focused(card)]).to.deep.equal(['Nothing, I closed the window', 'What did HubSpot show?'])
  })

  it('offers nothing that needs leave to connect where the host turned that off', async () => {
    const { card } = await asking(kept, 'What did HubSpot show?', { disabled: true })
    const choices = all(card, '[part=choice]').map(textOf)

    await paste(card, wrongUrl)

    expect([choices[0], seen(card).buttons[0]]).to.deep.equal([
      'I don’t have permission',
      'Reconnect [button action disabled]',
    ])
  })

  for (const [code, during] of [
    ['offline', 'connect'],
    ['internal_error', 'connect'],
    ['start_refused', 'start'],
    ['unfinished', 'disconnect'],
  ] as const) {
    it(`is not offered after ${code} at ${during}, where HubSpot showed nothing`, async () => {
      const { card } = await drawn(connected({ problem: problemWith(code, { during }) }))

      expect(all(card, '[part=notice] [part=link]')).to.deep.equal([])
    })
  }

  it('is forgotten with its text when nothing is connected any more', async () => {
    const { card, connector } = await asking(kept, 'What did HubSpot show?')
    await paste(card, noPermission)

    connector.become(disconnected)
    await settled(card)
    connector.become(waiting('unfinished'))
    await settled(card)

    expect(box(card).value).to.equal('')
  })
})
