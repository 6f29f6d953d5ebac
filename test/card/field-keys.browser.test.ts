import { expect } from '@open-wc/testing'
import { sendKeys } from '@web/test-runner-commands'
import { all, drawn, press, type Card } from './card.js'
import { connected, waiting } from './states.js'
import { texts } from './texts.js'

/** Draws the box for HubSpot's message. */
async function pasteBox(): Promise<Card> {
  const { card } = await drawn(waiting('unfinished'))
  await press(card, texts.problems.questionLink)
  return card
}

/** Draws the field for an error code. */
async function codeField(): Promise<Card> {
  const { card } = await drawn(connected())
  await press(card, texts.first.buttons.troubleshoot)
  await press(card, texts.panels.troubleshoot.code.title)
  return card
}

const fields = { 'the box for HubSpot’s message': pasteBox, 'the field for an error code': codeField }

for (const [name, open] of Object.entries(fields)) {
  describe(name, () => {
    /** Presses keys in the field, and returns what a shortcut of the page hears. */
    async function heardByPage(keys: string[]): Promise<string[]> {
      const card = await open()
      all(card, '[part~=input]')[0]!.focus()
      const heard: string[] = []
      const listen = ({ type, key }: KeyboardEvent) => heard.push(`${type} ${key}`)
      const types = ['keydown', 'keypress', 'keyup'] as const
      for (const type of types) document.addEventListener(type, listen)
      for (const key of keys) await sendKeys({ press: key })
      for (const type of types) document.removeEventListener(type, listen)
      return heard
    }

    it('keeps what a person types from the page’s shortcuts', async () => {
      expect(await heardByPage(['k', '/', 'Enter', 'ArrowDown'])).to.deep.equal([])
    })

    it('leaves Escape and Tab to the page', async () => {
      expect(await heardByPage(['Tab'])).to.include('keydown Tab')
      expect(await heardByPage(['Escape'])).to.include('keydown Escape')
    })
  })
}
