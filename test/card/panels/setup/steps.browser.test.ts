import { expect } from '@open-wc/testing'
import { OPTIONAL_SCOPES, REDIRECT_URL, REQUIRED_SCOPES } from '../../../../src/protocol/hubspot.js'
import { APP_FILE_NAME, appFile } from '../../../../src/card/panels/setup/app-file.js'
import { drawn, press, settled, textOf, type Card } from '../../card.js'
import { preventCopies, recordCopies, restoreClipboard } from '../../clipboard.js'
import { setup } from '../../states.js'
import { texts } from '../../texts.js'
import { copyButtons, ownApp } from './form.js'

const { buttons, create } = texts.panels.setup
const file = appFile(create.name, texts.first.disconnected.text)

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

    expect(copied).to.deep.equal([file, REDIRECT_URL, REQUIRED_SCOPES.join('\n'), OPTIONAL_SCOPES.join('\n')])
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

    await click(card, copyButtons(card)[1]!)

    expect([copyButtons(card).length, `${getSelection()}`]).to.deep.equal([4, REDIRECT_URL])
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
})
