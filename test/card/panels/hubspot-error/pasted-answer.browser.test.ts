import { expect } from '@open-wc/testing'
import { sendKeys } from '@web/test-runner-commands'
import { REDIRECT_URL } from '../../../../src/protocol/hubspot.js'
import { audit } from '../../audit.js'
import { all, drawn, part, press, seen, settled } from '../../card.js'
import { recordCopies, restoreClipboard } from '../../clipboard.js'
import { failed, waiting } from '../../states.js'
import { texts } from '../../texts.js'
import { answer, asking, box, lingering, messages, paste, reconnectFailed, situations } from './asking.js'

const { problems, panels, first } = texts
const { codes, owners, buttons, ask, questionLink } = problems
const { comparison } = panels
const noPermission = codes.hubspot_no_permission
const { retry, cancel } = first.buttons
const { back } = panels

describe('a message that I paste from HubSpot’s page', () => {
  it('is answered with what it means, and what to do', async () => {
    const { card } = await asking()

    await paste(card, messages.noPermission)

    expect(seen(card)).to.deep.include({
      tone: 'caution',
      icon: 'stop',
      status: noPermission.title,
      text: noPermission.text,
      buttons: [
        `${ask.hubspotAdmin} [button action]`,
        `${retry} [button plain]`,
        `${back} [button quiet]`,
        `${cancel} [button quiet]`,
      ],
      code: `${problems.details.code} hubspot_no_permission`,
      links: [buttons.copyDetails],
    })
    expect(answer(card)).to.deep.equal([...noPermission.steps])
  })

  it('is answered while I type it, and the focus stays', async () => {
    const { card, connector } = await asking()
    box(card).focus()

    await sendKeys({ type: 'the install link is no longer vali' })
    await settled(card)
    const before = seen(card).status
    await sendKeys({ type: 'd' })
    await settled(card)

    expect([before, seen(card).status]).to.deep.equal([
      codes.unfinished.title,
      codes.hubspot_link_retired.wiroApp.title,
    ])
    expect([card.shadowRoot!.activeElement, box(card).value, connector.asked]).to.deep.equal([
      box(card),
      'the install link is no longer valid',
      [],
    ])
  })

  it('F119 is announced once, by the card’s one live region', async () => {
    const { card } = await asking()
    const records: MutationRecord[] = []
    const observer = new MutationObserver((list) => records.push(...list))
    observer.observe(part(card, 'status')!, { characterData: true, childList: true, subtree: true })

    await paste(card, messages.noPermission)
    await paste(card, messages.noPermission + ' A Super Admin can.')

    expect([records.length, all(card, '[part=words][role=status]').length]).to.deep.equal([1, 1])
  })

  it('has its answer in one piece, in place of the choices', async () => {
    const { card } = await asking()

    await paste(card, messages.noPermission)

    expect(seen(card).body).to.deep.equal([...noPermission.steps, panels.question.label, messages.noPermission])
  })

  it('leaves the choices where it is unknown', async () => {
    const { card } = await asking()
    const before = all(card, '[part=choice]').length

    await paste(card, messages.unknown)

    expect([all(card, '[part=choice]').length, answer(card)]).to.deep.equal([before, [...owners.wiro.steps]])
  })

  it('keeps its box and the focus when the choices go and come back', async () => {
    const { card } = await asking()
    const typedInto = box(card)

    await paste(card, messages.noPermission)
    const whileAnswered = card.shadowRoot!.activeElement
    await paste(card, '')

    expect([whileAnswered, box(card), card.shadowRoot!.activeElement]).to.deep.equal([typedInto, typedInto, typedInto])
  })

  it('has the focus again where I come back to its answer', async () => {
    const { card } = await asking()
    await paste(card, messages.noPermission)
    await press(card, back)

    await press(card, questionLink)

    expect(card.shadowRoot!.activeElement).to.equal(box(card))
  })

  it('takes its answer back when I delete it', async () => {
    const { card } = await asking()
    const before = seen(card)
    await paste(card, messages.noPermission)

    await paste(card, '')

    expect(seen(card)).to.deep.equal(before)
  })

  it('gets a general answer where it is unknown', async () => {
    const { card } = await asking(undefined, undefined, { supportUrl: 'https://help.example' })

    await paste(card, messages.unknown)

    expect([seen(card).status, seen(card).buttons, seen(card).links]).to.deep.equal([
      codes.unfinished.title,
      [
        `${retry} [button action]`,
        `${problems.links.support} [button plain]`,
        `${back} [button quiet]`,
        `${cancel} [button quiet]`,
      ],
      [buttons.copyDetails],
    ])
    expect(answer(card)).to.deep.equal([...owners.wiro.steps])
  })

  it('gets the app’s owner for a reader where it is unknown and the app is one’s own', async () => {
    const { card } = await asking(undefined, undefined, { supportUrl: 'https://help.example', authMethod: 'own' })

    await paste(card, messages.unknown)

    expect([answer(card), seen(card).buttons]).to.deep.equal([
      [...owners.appOwner.steps],
      [
        `${retry} [button action]`,
        `${buttons.copyDetails} [button plain]`,
        `${back} [button quiet]`,
        `${cancel} [button quiet]`,
      ],
    ])
  })

  it('gets no answer yet while it is a word', async () => {
    const { card } = await asking()

    await paste(card, ' Somet \n')

    expect([answer(card), seen(card).buttons.length]).to.deep.equal([[], 3])
  })

  it('is drawn as text, never as markup', async () => {
    const { card } = await asking()

    await paste(card, `<img src=x onerror="fail()"> “https://x.example/<b>” client_id`)

    expect([all(card, 'img, b').length, seen(card).developer]).to.deep.equal([
      0,
      [comparison.differs({ url: 'https://x.example/', redirectUrl: REDIRECT_URL }).join('')],
    ])
  })

  for (const [description, state, link] of situations) {
    it(`is sent nowhere ${description}`, async () => {
      const { card, connector } = await asking(state, link)
      const before = performance.getEntriesByType('resource').length

      await paste(card, messages.planLacksScope)

      expect([connector.asked, performance.getEntriesByType('resource').length - before]).to.deep.equal([[], 0])
    })

    for (const theme of ['light', 'dark'] as const) {
      for (const text of [messages.planLacksScope, messages.wrongRedirectUrl, messages.unknown]) {
        it(`is answered accessibly on a ${theme} page ${description}: “${text.slice(0, 30)}”`, async () => {
          const { card } = await drawn(state, { authMethod: 'own' }, theme)
          await press(card, link)

          await paste(card, text)

          await audit(card)
        })
      }
    }
  }
})

describe('the scopes and URLs of a pasted message', () => {
  const ownApp = { authMethod: 'own' } as const
  const scopeLines = [
    comparison.required({ scopes: 'crm.lists.read, crm.lists.write' }).join(''),
    comparison.optional({ scopes: 'content' }).join(''),
    comparison.other({ scopes: 'automation.read' }).join(''),
  ]

  it('are compared with the scopes that Wiro asks for', async () => {
    const { card } = await asking(undefined, undefined, ownApp)

    await paste(card, messages.planLacksScope + ' [content]')

    expect([answer(card).slice(0, 3), seen(card).developer]).to.deep.equal([scopeLines, undefined])
  })

  it('are compared in the details for developers where the app is Wiro’s', async () => {
    const { card } = await asking()

    await paste(card, messages.planLacksScope + ' [content]')

    expect([answer(card), seen(card).developer]).to.deep.equal([[...codes.hubspot_plan_lacks_scope.steps], scopeLines])
  })

  it('are compared in the details for developers where the message is unknown', async () => {
    const { card } = await asking()

    await paste(card, 'Unbekannt: https://app.example.com/oauth')

    expect([answer(card), seen(card).developer]).to.deep.equal([
      [...owners.wiro.steps],
      [comparison.differs({ url: 'https://app.example.com/oauth', redirectUrl: REDIRECT_URL }).join('')],
    ])
  })

  it('are compared with Wiro’s redirect URL', async () => {
    const { card } = await asking(undefined, undefined, ownApp)
    await paste(card, messages.wrongRedirectUrl)
    const [differs] = answer(card)

    await paste(card, `The redirect URL "${REDIRECT_URL}" doesn't match`)

    expect([differs, answer(card)[0]]).to.deep.equal([
      comparison.differs({ url: 'https://app.example.com/oauth', redirectUrl: REDIRECT_URL }).join(''),
      comparison.same({ url: REDIRECT_URL }).join(''),
    ])
  })
})

describe('the next step after a pasted message', () => {
  it('ends the flow with its cause, and leads to the message to an admin', async () => {
    const { card, connector } = await asking()
    connector.reportProblem = (code) => connector.become(failed(code))
    await paste(card, messages.noPermission)

    await press(card, ask.hubspotAdmin)

    expect([seen(card).status, seen(card).body![0]]).to.deep.equal([
      noPermission.title,
      texts.panels.askAdmin.labels.hubspotAdmin,
    ])
  })

  it('ends the flow with its cause, and leads to the set-up', async () => {
    const { card, connector } = await asking(undefined, undefined, { authMethod: 'own' })
    connector.reportProblem = (code) => connector.become(failed(code))
    await paste(card, messages.wrongRedirectUrl)

    await press(card, buttons.setup)

    expect([seen(card).status, seen(card).buttons.at(-1)]).to.deep.equal([
      texts.panels.setup.status,
      `${cancel} [button quiet]`,
    ])
  })

  it('goes on with the flow where nobody here can act', async () => {
    const { card, connector } = await asking()
    await paste(card, messages.wrongRedirectUrl)

    await press(card, retry)

    expect(connector.asked).to.deep.equal(['connect'])
  })

  it('begins a new flow where the window is still open', async () => {
    const { card, connector } = await asking(lingering, problems.questionLink)
    await paste(card, messages.wrongRedirectUrl)

    await press(card, retry)

    expect(connector.asked).to.deep.equal(['connect {"restart":true}'])
  })

  it('is said in the body over an account, whose status stays', async () => {
    const { card } = await asking(reconnectFailed, questionLink)

    await paste(card, messages.noPermission)

    expect([seen(card).status, answer(card)[0]]).to.deep.equal([first.connected.status, noPermission.title])
  })
})

describe('the details for support after a pasted message', () => {
  let copied: string[]

  beforeEach(() => {
    copied = recordCopies()
  })

  afterEach(restoreClipboard)

  it('contain an unknown message in one line', async () => {
    const { card } = await asking()
    await paste(card, 'Etwas ist\n  schiefgelaufen.')

    await press(card, buttons.copyDetails)

    expect(copied[0]!.split('\n'))
      .to.include('HubSpot showed: Etwas ist schiefgelaufen.')
      .and.include('Code: unfinished')
  })

  it('contain the message after its cause ended the flow', async () => {
    const { card, connector } = await asking()
    await paste(card, messages.noPermission)
    connector.become(failed('hubspot_no_permission'))
    await settled(card)

    await press(card, buttons.copyDetails)

    expect(copied[0]).to.contain('HubSpot showed: ' + messages.noPermission)
  })

  it('contain no secret of the message, no state token and no email address', async () => {
    const { card } = await asking()
    const url = 'https://x.example/?code=c0de&state=st4te&seal=s3al&client_secret=s3cret'
    await paste(card, `Ada ada@example.com ${url} broke`)

    await press(card, buttons.copyDetails)

    expect(copied[0]).to.contain('HubSpot showed: Ada … https://x.example/?code=…&state=…&seal=…&client_secret=… broke')
  })

  it('contain no more of a long message than support can read', async () => {
    const { card } = await asking()
    await paste(card, 'x'.repeat(50_000))

    await press(card, buttons.copyDetails)

    expect(copied[0]!.length).to.be.below(2_000)
  })

  it('contain nothing of the flow before', async () => {
    const { card, connector } = await asking()
    await paste(card, messages.noPermission)
    for (const state of [waiting('opening'), waiting('unfinished')]) {
      connector.become(state)
      await settled(card)
    }
    await press(card, questionLink)
    const boxed = box(card).value
    connector.become(failed('internal_error'))
    await settled(card)

    await press(card, buttons.copyDetails)

    expect([boxed, copied[0]].join()).not.to.contain('permission')
  })
})
