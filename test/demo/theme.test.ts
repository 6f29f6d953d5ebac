/** The theme editor's fields and the CSS to copy. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { themeCss, themeRule } from '../../demo/panel/theme-css.js'
import { isValidValue, tokenOf, tokens } from '../../demo/panel/tokens.js'
import { elementOf, readManifest } from '../../docs/tables/manifest.js'

test('each custom property of the card is a field of the theme editor', () => {
  assert.deepEqual(
    tokens.map(({ name }) => name),
    elementOf(readManifest()).cssProperties.map(({ name }) => name),
  )
})

for (const [name, kind] of [
  ['--wiro-accent', 'colour'],
  ['--wiro-input-border', 'colour'],
  ['--wiro-plain-background', 'colour'],
  ['--wiro-card-border', 'border'],
  ['--wiro-card-shadow', 'shadow'],
  ['--wiro-button-radius', 'length'],
  ['--wiro-title-size', 'length'],
  ['--wiro-gap', 'length'],
  ['--wiro-button-height', 'length'],
  ['--wiro-title-weight', 'weight'],
  ['--wiro-font-mono', 'font'],
] as const) {
  test(`the field of ${name} takes a ${kind}`, () => {
    assert.equal(tokenOf({ name, description: '', default: '' }).kind, kind)
  })
}

const accent = tokenOf({ name: '--wiro-accent', description: '', default: '' })
const anything = () => true

for (const value of [
  'url(https://elsewhere.example/)',
  'URL(x)',
  'var(--x, url(x))',
  'image-set("x" 1x)',
  'red; } body { display: none',
  '\\75rl(x)',
  '</style>',
]) {
  test(`a link cannot put ${value} into the style sheet`, () => assert.ok(!isValidValue(accent, value, anything)))
}

test('what the browser does not take for a property is no value', () => {
  const asked: string[][] = []
  const supports = (...question: string[]) => asked.push(question) < 0

  assert.ok(!isValidValue(accent, 'reddish', supports))
  assert.deepEqual(asked, [['color', 'reddish']])
})

const values = [
  ['--wiro-accent', '#0f766e'],
  ['--wiro-radius', '4px'],
] as const
const rule = 'wiro-hubspot-connect {\n  --wiro-accent: #0f766e;\n  --wiro-radius: 4px;\n}'

test('the CSS to copy has the values that I changed', () => {
  assert.equal(themeCss('', values), rule)
  assert.equal(themeRule(values), rule + '\n')
})

test('the CSS to copy imports the theme that I chose from the package', () => {
  const line = "@import 'wiro-hubspot-connect/themes/bootstrap.css';"
  assert.equal(themeCss('bootstrap', []), line)
  assert.equal(themeCss('bootstrap', values), `${line}\n\n${rule}`)
})

test('there is no CSS to copy where nothing was changed', () => {
  assert.equal(themeCss('', []), '')
})
