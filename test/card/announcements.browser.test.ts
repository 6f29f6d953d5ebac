import { expect, fixtureSync, html } from '@open-wc/testing'
import { changes, pressedChanges } from '../../demo/gallery/audit/changes.js'
import { loadAll } from '../../demo/gallery/audit/draw-all.js'
import { announcementFault, announcementsOf } from '../../demo/gallery/audit/measures/announcements.js'

describe('what a screen reader says', () => {
  it('F119 is what happened and what to do, once, at every change', async () => {
    await loadAll('en')

    const container = fixtureSync<HTMLElement>(html`<div lang="en"></div>`)
    const announcements = await announcementsOf([...changes, ...pressedChanges], container)
    const faulty = announcements.filter((one) => announcementFault(one))
    expect(faulty.map((one) => ({ ...one, fault: announcementFault(one) }))).to.deep.equal([])
  })
})
