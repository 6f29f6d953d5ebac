/**
 * The example apps whose packages are this repository's own, so that nothing is installed. The others, and what a misspelt
 * name is answered with, are in test/frameworks.
 */
import { linkApp } from '../frameworks/app-project.js'
import { testApp } from '../frameworks/app-tests.js'
import { apps } from '../frameworks/apps.js'

const linked = apps.filter(({ name }) => name === 'html' || name === 'react')

for (const { checks: _, ...app } of linked) {
  testApp(app, linkApp)
}
