/** Where the props of the React component go. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { PropertyDeclaration } from 'lit'
import { ConnectionElement } from '../../src/card/base-element.js'
import * as events from '../../src/card/events.js'
import { ATTRIBUTES, EVENTS, PROPERTIES, sortProps } from '../../src/react/props.js'

const properties: Record<string, PropertyDeclaration> = ConnectionElement.properties

test('each property of the element is a prop of the component: an attribute where the element has one', () => {
  const attributes = Object.entries(properties).flatMap(([name, { attribute = name }]) =>
    attribute ? [[name, attribute]] : [],
  )

  assert.deepEqual(Object.fromEntries(attributes), ATTRIBUTES)
  assert.deepEqual([...Object.keys(ATTRIBUTES), ...PROPERTIES].sort(), Object.keys(properties).sort())
})

test('each event of the element has a listener among the props', () => {
  const classes = Object.keys(events).filter((name) => /^Wiro\w+Event$/.test(name))

  assert.deepEqual(
    Object.keys(EVENTS)
      .map((name) => name.replace(/^on/, ''))
      .sort(),
    classes.map((name) => name.replace(/^Wiro|Event$/g, '')).sort(),
  )
})

const cyclic: Record<string, unknown> = {}
cyclic.self = cyclic

for (const [title, props, expected] of [
  ['a disabled card has the attribute', { disabled: true }, { disabled: true }],
  ['a card that is not disabled has none', { disabled: false }, { disabled: undefined }],
  ['a status is written as JSON', { initialStatus: { result: true } }, { 'initial-status': '{"result":true}' }],
  ['a status that JSON cannot hold is left out', { initialStatus: cyclic }, { 'initial-status': undefined }],
  ['a class is written as HTML has it', { className: 'card' }, { class: 'card' }],
  ['what React takes for every element is passed on', { id: 'a', tabIndex: 0 }, { id: 'a', tabIndex: 0 }],
  ['a name that objects inherit is passed on too', { toString: 'a' }, { toString: 'a' }],
] as const) {
  test(title, () => {
    assert.deepEqual(sortProps({ tokenEndpoint: undefined, ...(props as object) }).attributes, {
      'token-endpoint': undefined,
      ...expected,
    })
  })
}
