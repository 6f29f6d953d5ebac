import { expect } from '@open-wc/testing'
import { sendKeys } from '@web/test-runner-commands'
import { audit } from '../../audit.js'
import { OPTIONAL_SCOPES, REDIRECT_URL, REQUIRED_SCOPES } from '../../../../src/protocol/hubspot.js'
import {
  createCommand,
  INSTALL_COMMANDS,
  uploadCommands,
  type AppDraft,
} from '../../../../src/card/panels/setup/app-draft.js'
import { APP_FILE_NAME, appFile } from '../../../../src/card/panels/setup/app-file.js'
import { all, drawn, press, settled, textOf, type Card } from '../../card.js'
import { preventCopies, recordCopies, restoreClipboard } from '../../clipboard.js'
import { setup } from '../../states.js'
import { texts } from '../../texts.js'
import { copyButtons, enter, idInput, inputOf, openForm, ownApp, secretInput, canary } from './form.js'

const { allow, buttons, distribution, name, ways } = texts.panels.setup
const draft: AppDraft = {
  name: name.name,
  description: texts.first.disconnected.text,
  distribution: 'private',
}
const file = appFile(draft)

async function click(card: Card, button: HTMLElement): Promise<void> {
  button.click()
  await settled(card)
}

describe('a text of the set-up', () => {
  afterEach(restoreClipboard)

  it('is copied by the button beside it', async () => {
    const copied = recordCopies()
    const { card } = await drawn(setup(), ownApp)

    for (const button of copyButtons(card)) await click(card, button)

    expect(copied).to.deep.equal([INSTALL_COMMANDS, createCommand(draft), file, uploadCommands(draft)])
  })

  it('of an app that I have is copied by the button beside it', async () => {
    const copied = recordCopies()
    const { card } = await drawn(setup(), ownApp)
    await press(card, ways.existing)

    for (const button of copyButtons(card)) await click(card, button)

    expect(copied).to.deep.equal([REDIRECT_URL, REQUIRED_SCOPES.join('\n'), OPTIONAL_SCOPES.join('\n')])
  })

  it('has its button say that it was copied', async () => {
    recordCopies()
    const { card } = await drawn(setup(), ownApp)
    const [first] = copyButtons(card)

    await click(card, first!)

    expect([textOf(first), copyButtons(card).length]).to.deep.equal([buttons.copied, 3])
  })

  it('is selected where the browser copies nothing, and the button says nothing', async () => {
    preventCopies()
    const { card } = await drawn(setup(), ownApp)

    await press(card, ways.existing)

    await click(card, copyButtons(card)[0]!)

    expect([copyButtons(card).length, `${getSelection()}`]).to.deep.equal([3, REDIRECT_URL])
  })
})

describe('the app’s file', () => {
  const { click: originalClick } = HTMLAnchorElement.prototype

  afterEach(() => void Object.assign(HTMLAnchorElement.prototype, { click: originalClick }))

  it('is downloaded under the name that HubSpot’s tool reads', async () => {
    const { card } = await drawn(setup(), ownApp)
    const downloads: HTMLAnchorElement[] = []
    HTMLAnchorElement.prototype.click = function () {
      downloads.push(this)
    }

    await press(card, buttons.download)

    const [link] = downloads
    expect([downloads.length, link!.download]).to.deep.equal([1, APP_FILE_NAME])
    expect(await (await fetch(link!.href)).text()).to.equal(file)
  })

  it('takes what I enter and choose', async () => {
    const copied = recordCopies()
    const { card } = await drawn(setup(), ownApp)
    for (const [id, value] of [
      ['app-name', 'Fieldwork'],
      ['app-description', 'Plans visits.'],
    ] as const) {
      inputOf(card, id).value = value
      inputOf(card, id).dispatchEvent(new InputEvent('input', { bubbles: true }))
    }
    optionOf(card, 'marketplace').click()
    await settled(card)

    for (const button of copyButtons(card).slice(1, 3)) await click(card, button)

    const chosen: AppDraft = { name: 'Fieldwork', description: 'Plans visits.', distribution: 'marketplace' }
    expect(copied).to.deep.equal([createCommand(chosen), appFile(chosen)])
    restoreClipboard()
  })
})

const optionOf = (card: Card, key: keyof typeof distribution.choices) =>
  all(card, '[part=option]').find((option) => textOf(option)?.includes(distribution.choices[key].label))!

describe('the accounts that may install the app', () => {
  it('have to be allowed in HubSpot only where I allow them one by one', async () => {
    const { card } = await drawn(setup(), ownApp)
    const headings = () => all(card, '[part=step] > [part=heading]').map((heading) => textOf(heading))
    const before = headings().includes(allow.heading)

    optionOf(card, 'marketplace').click()
    await settled(card)

    expect([before, headings().includes(allow.heading)]).to.deep.equal([true, false])
  })
})

describe('the two ways to an app', () => {
  const tabs = (card: Card) => all(card, '[role=tab]') as HTMLButtonElement[]
  const selected = (card: Card) => tabs(card).map(({ ariaSelected, tabIndex }) => `${ariaSelected} ${tabIndex}`)

  for (const [description, dir, keys, expected] of [
    ['the right arrow', 'ltr', ['ArrowRight'], 1],
    ['the left arrow, round the end', 'ltr', ['ArrowLeft'], 1],
    ['End', 'ltr', ['End'], 1],
    ['End and Home', 'ltr', ['End', 'Home'], 0],
    ['two right arrows', 'ltr', ['ArrowRight', 'ArrowRight'], 0],
    ['the left arrow where the page reads from the right', 'rtl', ['ArrowLeft'], 1],
  ] as const) {
    it(`are chosen by ${description}`, async () => {
      const { card } = await drawn(setup(), ownApp)
      card.parentElement!.dir = dir
      tabs(card)[0]!.focus()

      for (const key of keys) await sendKeys({ press: key })
      await settled(card)

      expect([card.shadowRoot!.activeElement, selected(card)[expected], selected(card)[1 - expected]]).to.deep.equal([
        tabs(card)[expected],
        'true 0',
        'false -1',
      ])
    })
  }

  it('keep what I entered in the form', async () => {
    const { card } = await openForm()
    await enter(card, '6f1c9a52')

    await press(card, ways.existing)

    expect([idInput(card).value, secretInput(card).value]).to.deep.equal(['6f1c9a52', canary])
  })

  it('are accessible', async () => {
    const { card } = await openForm()

    await audit(card)
    await press(card, ways.existing)
    await audit(card)
  })
})
