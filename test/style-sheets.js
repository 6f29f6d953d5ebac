/**
 * Imports of a style sheet's text (`./buttons.css?inline`), which Vite gives to a bundle. Preloaded with `--import`, this
 * file gives them to Node; its plugin gives them to pages that load the modules one by one.
 */
import { readFile } from 'node:fs/promises'
import { register } from 'node:module'
import { isMainThread } from 'node:worker_threads'

const moduleOf = (css) => `export default ${JSON.stringify(css)}`

// Node runs the hooks of this file in a thread of their own.
if (isMainThread) register(import.meta.url)

/** A hook of Node's module loader. */
export async function load(url, context, nextLoad) {
  if (!url.endsWith('.css?inline')) return nextLoad(url, context)
  return { format: 'module', shortCircuit: true, source: moduleOf(await readFile(new URL(url), 'utf8')) }
}

const isStyleSheet = ({ url }) => url.endsWith('.css?inline')

/** A plugin of the web test runner. */
export const styleSheets = {
  name: 'style-sheets',
  resolveMimeType: (context) => (isStyleSheet(context) ? 'js' : undefined),
  transform: (context) => (isStyleSheet(context) ? { body: moduleOf(context.body) } : undefined),
}
