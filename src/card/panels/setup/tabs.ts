/** Tabs as the ARIA practices describe them: one tab stop, arrow keys, Home and End; the focused tab is selected. */
import { html, type TemplateResult } from 'lit'

export interface Tabs<Name extends string> {
  label: string
  /** In their order, with what stands on each. */
  tabs: Record<Name, string>
  selected: Name
  select(name: Name): void
  panel: unknown
}

export function tabsTemplate<Name extends string>({
  label,
  tabs,
  selected,
  select,
  panel,
}: Tabs<Name>): TemplateResult {
  const names = Object.keys(tabs) as Name[]
  const handleKey = (event: KeyboardEvent) => {
    const list = event.currentTarget as HTMLElement
    const index = nextIndex(event.key, names.indexOf(selected), names.length, getComputedStyle(list).direction)
    if (index === undefined) return
    event.preventDefault()
    select(names[index]!)
    ;(list.children[index] as HTMLElement).focus()
  }
  const tab = (name: Name) =>
    html`<button type="button" part="tab" role="tab" id=${`tab-${name}`} aria-controls="way" aria-selected=${name === selected} tabindex=${name === selected ? 0 : -1} @click=${() => select(name)}>${tabs[name]}</button>`
  return html`<div part="tabs" role="tablist" aria-label=${label} @keydown=${handleKey}>${names.map(tab)}</div>
    <div id="way" role="tabpanel" aria-labelledby=${`tab-${selected}`}>${panel}</div>`
}

/** Returns the tab that a key leads to; `undefined` for a key that leads to none. */
export function nextIndex(key: string, index: number, count: number, direction: string): number | undefined {
  const forward = direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight'
  switch (key) {
    case 'Home':
      return 0
    case 'End':
      return count - 1
    case 'ArrowLeft':
    case 'ArrowRight':
      return (index + (key === forward ? 1 : count - 1)) % count
    default:
      return undefined
  }
}
