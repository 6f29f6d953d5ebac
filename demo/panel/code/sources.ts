/** The pages of the documentation from which the code to copy is taken. */
import readme from '../../../README.md?raw'
import angular from '../../../docs/frameworks/angular.md?raw'
import lit from '../../../docs/frameworks/lit.md?raw'
import react from '../../../docs/frameworks/react.md?raw'
import svelte from '../../../docs/frameworks/svelte.md?raw'
import vue from '../../../docs/frameworks/vue.md?raw'
import mounting from '../../../docs/mounting.md?raw'
import ownBackEnd from '../../../docs/own-back-end.md?raw'
import server from '../../../docs/server.md?raw'
import { exampleIn } from './markdown-example.js'
import type { Example } from './recipes.js'

const markdown: Record<string, string> = {
  'README.md': readme,
  'docs/frameworks/angular.md': angular,
  'docs/frameworks/lit.md': lit,
  'docs/frameworks/react.md': react,
  'docs/frameworks/svelte.md': svelte,
  'docs/frameworks/vue.md': vue,
  'docs/mounting.md': mounting,
  'docs/own-back-end.md': ownBackEnd,
  'docs/server.md': server,
}

/** Returns the code of an example as it stands in the documentation; undefined where it stands there no more. */
export const codeOf = (example: Example): string | undefined => exampleIn(markdown[example.page]!, example)
