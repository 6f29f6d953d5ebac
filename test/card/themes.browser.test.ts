/** The package's themes on pages that define what their systems define: see demo/gallery/host-systems.css. */
import { expect, fixtureSync, html } from '@open-wc/testing'
import hosts from '../../demo/gallery/hosts.css?inline'
import systems from '../../demo/gallery/host-systems.css?inline'
import { drawAll } from '../../demo/gallery/audit/draw-all.js'
import { coloursOf, focusRings, isTooFaint } from '../../demo/gallery/audit/measures/colours.js'
import { allCases } from '../../demo/gallery/cases/index.js'
import { rgbaOf } from '../../demo/gallery/audit/measures/contrast.js'
import { hostThemes, themes } from '../../demo/gallery/host-themes.js'

const names = Object.keys(themes) as (keyof typeof themes)[]
/** The last one is dark on any page. */
const schemes = {
  bootstrap: ['light', 'dark'],
  material: ['light', 'dark'],
  shadcn: ['light', 'dark'],
  'dark-dashboard': ['dark'],
}

const hostSheet = new CSSStyleSheet()
hostSheet.replaceSync(systems + hosts)
const { adoptedStyleSheets: before } = document

const hostOf = (name: string, scheme: string) =>
  fixtureSync<HTMLElement>(html`<div lang="en" class="host ${name} ${scheme}"></div>`)

/** Names of custom properties that a theme sets. */
const setBy = (theme: string) => [...theme.matchAll(/(--wiro-[\w-]+):/g)].map(([, name]) => name!)

describe('a theme', () => {
  beforeEach(() => (document.adoptedStyleSheets = [...before, hostSheet, hostThemes()]))
  afterEach(() => (document.adoptedStyleSheets = before))

  for (const name of names) {
    for (const scheme of schemes[name]) {
      it(`${name} lets every text and focus ring stand out on a ${scheme} page, in every state`, async () => {
        const container = hostOf(name, scheme)
        const cards = await drawAll({ container, appearance: 'card' })
        const [brightness] = rgbaOf(getComputedStyle(container).backgroundColor)
        expect(brightness < 128 ? 'dark' : 'light').to.equal(scheme)

        const colours = cards.measure([640], (card) => [...coloursOf(card), ...focusRings(card)])

        const faint = colours.flatMap(({ title, found }) => found.filter(isTooFaint).map((one) => ({ title, ...one })))
        expect(faint).to.deep.equal([])
      })
    }

    it(`${name} takes from its page everything that it sets`, async () => {
      const container = hostOf(name, 'light')
      await drawAll({ container, appearance: 'card' })
      const style = getComputedStyle(container.querySelector('wiro-hubspot-connect')!)

      const properties = setBy(themes[name])

      expect(properties.length).to.be.above(9)
      expect(properties.filter((property) => !style.getPropertyValue(property))).to.deep.equal([])
    })
  }

  describe('on a page of its own', () => {
    const cases = allCases.filter(({ name }) => name === 'disconnected').slice(0, 1)

    /** Draws a card on a page with these style sheets, and returns the look of its filled button. */
    async function draw(...texts: string[]) {
      const page = fixtureSync<HTMLElement>(
        html`<div lang="en">${texts.map((text) => html`<style>${text}</style>`)}<div></div></div>`,
      )
      await drawAll({ container: page.querySelector('div')!, appearance: 'card', cases })
      const { shadowRoot } = page.querySelector('wiro-hubspot-connect')!
      const { backgroundColor, color, borderRadius } = getComputedStyle(shadowRoot!.querySelector('[part~=action]')!)
      page.remove()
      return { backgroundColor, color, borderRadius }
    }

    it('gives way to what the page sets before it', async () => {
      const action = await draw('wiro-hubspot-connect { --wiro-accent: rgb(1, 2, 3) }', themes['dark-dashboard'])

      expect(action.backgroundColor).to.equal('rgb(1, 2, 3)')
    })

    for (const name of ['bootstrap', 'material', 'shadcn'] as const) {
      it(`${name} leaves the card’s own colours where the page defines none`, async () => {
        const { backgroundColor, color } = await draw()

        expect(await draw(themes[name])).to.include({ backgroundColor, color })
      })
    }

    it('material takes the variables of Angular Material as well', async () => {
      const action = await draw(':root { --mat-sys-primary: rgb(1, 2, 3) }', themes.material)

      expect(action).to.include({ backgroundColor: 'rgb(1, 2, 3)', borderRadius: '20px' })
    })
  })
})
