/** The types for frameworks, each with right and wrong uses, by the type checker that the framework's users run. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createHost, svelteChecker, tscLine, typeErrors, vueChecker, type Checker } from './framework-host.js'

const host = createHost()
const hostWithReact18 = createHost({ '@types/react': 'types-react-18' })

interface Framework {
  checker: Checker
  /** The project that the files are in; default: the one with the latest versions. */
  host?: string
  extension: string
  /** Returns a component that draws a tag. */
  component(tag: string): string
  /** Returns an attribute for a value that is no text. */
  bind(name: string, value: string): string
  /** Returns a listener of an event. */
  listen(event: string, listener: string): string
}

const jsx = (name: string, importSource: string, prefix = 'on'): Framework => ({
  checker: {
    command: ['typescript/bin/tsc', '-p', '.'],
    options: { jsx: importSource === 'solid-js' ? 'preserve' : 'react-jsx', jsxImportSource: importSource },
    line: tscLine,
  },
  extension: 'tsx',
  component: (tag) => `import type {} from 'wiro-hubspot-connect/types/${name}'\nexport const card = ${tag}\n`,
  bind: (attribute, value) => `${attribute}={${value}}`,
  listen: (event, listener) => `${prefix}${event}={${listener}}`,
})

const script = (name: string, attributes: string) =>
  `<script ${attributes} lang="ts">\nimport type {} from 'wiro-hubspot-connect/types/${name}'\n</script>\n`

const FRAMEWORKS: Record<string, Framework> = {
  React: jsx('react', 'react'),
  'React 18': { ...jsx('react', 'react'), host: hostWithReact18 },
  Preact: jsx('preact', 'preact'),
  Solid: jsx('solid', 'solid-js', 'on:'),
  Svelte: {
    checker: svelteChecker,
    extension: 'svelte',
    component: (tag) => script('svelte', '') + tag,
    bind: (attribute, value) => `${attribute}={${value}}`,
    listen: (event, listener) => `on${event}={${listener}}`,
  },
  Vue: {
    checker: vueChecker,
    extension: 'vue',
    component: (tag) => script('vue', 'setup') + `<template>${tag}</template>`,
    bind: (attribute, value) => `:${attribute}="${value.replaceAll('"', "'")}"`,
    listen: (event, listener) => `@${event}="${listener}"`,
  },
}

const tagAround = (content: string, ...attributes: string[]) =>
  `<wiro-hubspot-connect ${attributes.join(' ')}>${content}</wiro-hubspot-connect>`
const tag = (...attributes: string[]) => tagAround('', ...attributes)
const endpoint = 'token-endpoint="/api/hubspot"'

const rightUses = ({ bind, listen }: Framework): string[] => [
  tag(endpoint),
  tag(endpoint, 'agent-key="sales"', 'auth-method="own"', 'mode="popup"', 'disabled', 'lang="de"', 'id="card"'),
  tag(endpoint, bind('heading-level', '2'), bind('headers', '() => ({ authorization: "Bearer" })')),
  tag(endpoint, bind('initialStatus', '{ result: true, connected: false }')),
  tag(endpoint, bind('initial-status', '"null"')),
  tagAround('<p slot="problem-no_agent">Ask us for an agent.</p>', endpoint),
  tag(endpoint, listen('wiro-connected', '(event) => event.portalId?.trim()')),
  tag(endpoint, listen('wiro-error', '({ code }) => code === `offline`')),
]

/** Each with what the message names. */
const wrongUses = ({ bind, listen }: Framework): Record<string, [tag: string, message: RegExp]> => ({
  'a misspelt token-endpoint': [tag('token-endpont="/api/hubspot"'), /token-?end/i],
  'no endpoint': [tag('mode="popup"'), /token-?endpoint/i],
  'a word that an attribute does not take': [tag(endpoint, 'mode="popups"'), /popups/],
  'a heading level that there is not': [tag(endpoint, bind('heading-level', '7')), /'?7'?/],
  'headers that are none': [tag(endpoint, bind('headers', '1')), /HeadersInit/],
  'an event’s field that there is not': [tag(endpoint, listen('wiro-connected', '(event) => event.portal')), /portal/],
  'a code that there is not': [tag(endpoint, listen('wiro-error', '({ code }) => code === `of_line`')), /of_line/],
})

/** JSX accepts every name with a hyphen: TypeScript looks up none that a type does not have. */
const wrongUsesOutsideJsx = ({ listen }: Framework): Record<string, [tag: string, message: RegExp]> => ({
  'a misspelt attribute': [tag(endpoint, 'support-ulr="/help"'), /support-?ulr/i],
  'a misspelt event': [tag(endpoint, listen('wiro-conected', '() => {}')), /wiro-?conected/i],
})

for (const [name, framework] of Object.entries(FRAMEWORKS)) {
  test(`${name}’s type checker accepts right uses of the tag, and refuses wrong ones`, () => {
    const right = rightUses(framework)
    const wrong = { ...wrongUses(framework), ...(framework.extension !== 'tsx' && wrongUsesOutsideJsx(framework)) }
    const files = new Map<string, string>()
    const addFile = (start: string, code: string) => {
      const file = `${start}${files.size}.${framework.extension}`
      files.set(file, framework.component(code))
      return file
    }
    const rightFiles = right.map((code) => addFile('Right', code))
    const wrongFiles = Object.entries(wrong).map(
      ([title, [code, message]]) => [addFile('Wrong', code), title, message] as const,
    )

    const errors = typeErrors(framework.host ?? host, name, Object.fromEntries(files), framework.checker)

    for (const file of rightFiles) assert.deepEqual(errors[file], [], files.get(file))
    for (const [file, title, message] of wrongFiles) assert.match(errors[file]!.join('\n'), message, title)
  })
}

test('Vue’s type checker refuses a misspelt token-endpoint without strict templates too', () => {
  const { checker, component } = FRAMEWORKS.Vue!
  const files = { 'Card.vue': component(tag('token-endpont="/api/hubspot"')) }

  const errors = typeErrors(host, 'VueLoose', files, { ...checker, vueOptions: {} })

  assert.match(errors['Card.vue']!.join('\n'), /tokenEndpont/)
})

// ── React's component and hook ──────────────────────────────────────────────────────────────────────────────────────

const component = (attributes: string) => `<WiroHubspotConnect ${attributes} />`
const componentEndpoint = 'tokenEndpoint="/api/hubspot"'

const rightComponents = [
  component(componentEndpoint),
  component(`${componentEndpoint} agentKey="sales" mode="popup" disabled lang="de" className="card" headingLevel={2}`),
  component(`${componentEndpoint} style={{ '--wiro-accent': 'teal', marginTop: 8 }} title="HubSpot" data-test="card"`),
  component(`${componentEndpoint} headers={async () => ({ authorization: 'Bearer' })} agentKey={undefined}`),
  component(`${componentEndpoint} initialStatus={{ result: true, connected: false }}`),
  component(`${componentEndpoint} onConnected={(event) => event.portalId?.trim()} onClick={(event) => event.clientX}`),
  component(
    `${componentEndpoint} onError={({ code }) => code === 'offline'} onBeforeConnect={(e) => e.preventDefault()}`,
  ),
  component(`${componentEndpoint} ref={(card) => void card?.connect()}`),
  component('connector={createConnector({})}'),
  `<WiroHubspotConnect ${componentEndpoint}><p slot="footer">Help</p></WiroHubspotConnect>`,
]

const wrongComponents: Record<string, [code: string, message: RegExp]> = {
  'a misspelt tokenEndpoint': [component('tokenEndpont="/api/hubspot"'), /tokenEndpo(nt|int)/],
  'no endpoint': [component('mode="popup"'), /tokenEndpoint/],
  'a word that a prop does not take': [component(`${componentEndpoint} mode="popups"`), /popups/],
  'a misspelt prop': [component(`${componentEndpoint} supportUlr="/help"`), /supportUlr/],
  'a misspelt listener': [component(`${componentEndpoint} onConected={() => {}}`), /onConected/],
  'a heading level that there is not': [component(`${componentEndpoint} headingLevel={7}`), /'?7'?/],
  'headers that are none': [component(`${componentEndpoint} headers={1}`), /HeadersInit/],
  'an event’s field that there is not': [component(`${componentEndpoint} onConnected={(e) => e.portal}`), /portal/],
  'a code that there is not': [component(`${componentEndpoint} onError={(e) => e.code === 'of_line'}`), /of_line/],
  'a ref to another element': [
    component(`${componentEndpoint} ref={createRef<HTMLInputElement>()}`),
    /HTMLInputElement/,
  ],
}

const hook = (use: string) =>
  `(() => { const connection = useHubspotConnection({ tokenEndpoint: '' }); return ${use} })`

const rightHooks = [
  hook(`connection.state.status === 'connected' ? connection.state.account.portalId?.trim() : undefined`),
  hook('connection.connect({ mode: `popup` }).then(({ outcome }) => outcome === `connected`)'),
  hook('<WiroHubspotConnect connector={connection.connector} />'),
  `document.querySelector('wiro-hubspot-connect')?.connect()`,
]

const wrongHooks: Record<string, [code: string, message: RegExp]> = {
  'a method of the element that there is not': [`document.querySelector('wiro-hubspot-connect')?.conect`, /conect/],
  'a status that there is not': [hook(`connection.state.status === 'linked'`), /linked/],
  'an account before it is known': [hook('connection.state.account.portalId'), /account/],
  'a misspelt option': [`() => useHubspotConnection({ tokenEndpont: '' })`, /tokenEndpont/],
}

for (const name of ['React', 'React 18']) {
  test(`TypeScript accepts right uses of ${name}’s component and hook, and refuses wrong ones`, () => {
    const fileOf = (code: string) => `import { createRef } from 'react'
    import { createConnector } from 'wiro-hubspot-connect'
    import { useHubspotConnection, WiroHubspotConnect } from 'wiro-hubspot-connect/react'
    export const used = [createRef, createConnector, useHubspotConnection, WiroHubspotConnect]
    export const value = ${code}`
    const right = [...rightComponents, ...rightHooks].map((code, index) => [`Right${index}.tsx`, code] as const)
    const wrong = Object.entries({ ...wrongComponents, ...wrongHooks }).map(
      ([title, [code, message]], index) => [`Wrong${index}.tsx`, code, title, message] as const,
    )
    const files = Object.fromEntries([...right, ...wrong].map(([file, code]) => [file, fileOf(code)]))

    const { checker, host: ownHost = host } = FRAMEWORKS[name]!
    const options = { ...checker.options, exactOptionalPropertyTypes: true }
    const errors = typeErrors(ownHost, 'ReactComponent', files, { ...checker, options })

    for (const [file, code] of right) assert.deepEqual(errors[file], [], code)
    for (const [file, , title, message] of wrong) assert.match(errors[file]!.join('\n'), message, title)
  })
}
