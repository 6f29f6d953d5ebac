/** The sections of the gallery, in order: the groups of cases, and cards as they stand in hosts. */
import { html, nothing } from 'lit'
import { groups, type GalleryCase } from './cases/index.js'
import { createCard, operate } from './draw-case.js'
import { hostPages, listOfRows, rightToLeft } from './host-pages.js'

function renderCase(one: GalleryCase) {
  const card = createCard(one)
  void operate(card, one)
  return html`<figure class=${one.isWide ? 'wide' : ''}><figcaption>${one.title}</figcaption>${card}</figure>`
}

function renderGroup(id: string) {
  const { heading, cases } = groups.find((group) => group.id === id)!
  return html`<section class="group" id=${id}>
    <h2>${heading}</h2>
    ${Object.entries(cases).map(
      ([subheading, ones]) =>
        html`${subheading ? html`<h3>${subheading}</h3>` : nothing}
          <div class="grid">${ones.map(renderCase)}</div>`,
    )}
  </section>`
}

export const renderSections = () =>
  html`${renderGroup('rest')}
    <section class="group" id="inline">
      <h2>In a list of integrations (appearance="inline")</h2>
      <div class="grid">
        <figure class="wide">
          <figcaption>Four states as rows</figcaption>
          ${listOfRows}
        </figure>
      </div>
    </section>
    ${['flow', 'problems', 'unknown', 'own'].map(renderGroup)}
    <section class="group" id="rtl" dir="rtl" lang="ar">
      <h2>من اليمين إلى اليسار</h2>
      ${rightToLeft}
    </section>
    <section class="group" id="hosts">
      <h2>In five host pages</h2>
      ${hostPages}
    </section>`
