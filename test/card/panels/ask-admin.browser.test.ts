import { expect } from '@open-wc/testing'
import { addressToSend } from '../../../src/card/panels/address-to-send.js'
import type { Code } from '../../../src/protocol/codes.js'
import type { Problem } from '../../../src/connector/state.js'
import { OPTIONAL_SCOPES, REDIRECT_URL, REQUIRED_SCOPES } from '../../../src/protocol/hubspot.js'
import { all, drawn, part, press, settled, textOf, type Card, type Properties } from '../card.js'
import { preventCopies, recordCopies, restoreClipboard } from '../clipboard.js'
import { connected, failed, problemWith, waiting } from '../states.js'
import { texts } from '../texts.js'

const { ask, buttons } = texts.problems
const { labels, copy } = texts.panels.askAdmin
const { back } = texts.panels
const own: Properties = { authMethod: 'own' }

const field = (card: Card) => all(card, 'textarea')[0] as HTMLTextAreaElement
const leading = (card: Card) => all(card, '[part=actions] button')[0]!

async function openMessage(): Promise<Card> {
  const { card } = await drawn(failed('hubspot_no_permission'))
  leading(card).focus()
  await press(card, ask.hubspotAdmin)
  return card
}

describe('a message to somebody who can help', () => {
  afterEach(restoreClipboard)

  for (const [code, button, label, properties = {}] of [
    ['hubspot_no_permission', ask.hubspotAdmin, labels.hubspotAdmin],
    ['authorization_denied', ask.hubspotAdmin, labels.hubspotAdmin],
    ['hubspot_scope_mismatch', ask.appOwner, labels.appOwner, { authMethod: 'own' }],
    ['portal_refused', ask.productAdmin, labels.productAdmin],
  ] as [Code, string, string, Properties?][]) {
    it(`is ready for ${code}: ${label}`, async () => {
      const { card } = await drawn(failed(code), properties)

      await press(card, button)

      expect([textOf(part(card, 'label')), field(card).readOnly]).to.deep.equal([label, true])
      expect(field(card).value).to.contain(`Error code: ${code}`)
    })
  }

  it('says what I ask for, what its reader has to do and where', async () => {
    const card = await openMessage()

    const url = addressToSend(location.href)
    expect(field(card).value).to.equal(
      `Hello,
Could you connect HubSpot for our agent? I don’t have permission to install apps in our HubSpot account.

1. You need to be a Super Admin, or to have App Marketplace access. You can also give me that access.
2. Then open ${url} and press “Connect HubSpot”, or tell me and I will.

Error code: hubspot_no_permission`,
    )
  })

  it('names the access that the plan lacks, as HubSpot named it', async () => {
    const { card, connector } = await drawn(waiting('unfinished'))
    connector.reportProblem = (code) => connector.become(failed(code))
    await press(card, texts.problems.questionLink)
    field(card).value = 'Your account lacks access to the required scopes [crm.objects.deals.read, files].'
    field(card).dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }))
    await settled(card)

    await press(card, ask.hubspotAdmin)

    expect(field(card).value).to.contain('doesn’t seem to include: deals and files.')
  })

  for (const [code, wanted, problem, properties] of [
    ['hubspot_scope_mismatch', REQUIRED_SCOPES.join(', '), {}, own],
    ['hubspot_scope_mismatch', OPTIONAL_SCOPES.join(', '), {}, own],
    ['hubspot_scope_mismatch', 'Development → Projects or Legacy apps → the app → Auth', {}, own],
    ['hubspot_redirect_mismatch', 'In a project, change its app-hsmeta.json', {}, own],
    ['hubspot_redirect_mismatch', REDIRECT_URL, {}, own],
    ['hubspot_account_not_allowed', 'Distribution', {}, own],
    ['portal_refused', 'Acme US (Hub ID 87654321)', { accountName: 'Acme US', portalId: '87654321' }, {}],
  ] as [Code, string, Partial<Problem>, Properties][]) {
    it(`says exactly what is needed for ${code}: ${wanted.slice(0, 40)}`, async () => {
      const { card } = await drawn(failed(code, problem), properties)

      await press(card, properties.authMethod ? ask.appOwner : ask.productAdmin)

      expect(field(card).value).to.contain(wanted)
    })
  }

  it('names the account that is connected', async () => {
    const state = connected({ problem: problemWith('hubspot_account_not_allowed') })
    const { card } = await drawn(state, own)
    await press(card, texts.problems.questionLink)

    await press(card, ask.appOwner)

    expect(field(card).value).to.contain('HubSpot account: Acme Europe (Hub ID 12345678)')
  })

  it('is copied as it stands', async () => {
    const copied = recordCopies()
    const card = await openMessage()

    await press(card, copy)

    expect([copied, textOf(leading(card))]).to.deep.equal([[field(card).value], buttons.copied])
  })

  it('is selected where nothing can be copied', async () => {
    preventCopies()
    const card = await openMessage()

    await press(card, copy)

    const { selectionStart, selectionEnd, value } = field(card)
    expect([selectionStart, selectionEnd]).to.deep.equal([0, value.length])
  })

  it('takes the focus, and gives it back with the problem', async () => {
    const card = await openMessage()
    const inMessage = card.shadowRoot!.activeElement

    await press(card, back)

    expect([inMessage?.localName, card.shadowRoot!.activeElement]).to.deep.equal(['textarea', leading(card)])
  })
})
