/**
 * The example apps in demo/frameworks, each installed by npm with the packed package, checked and built by its own tools,
 * and used in Chromium. Run it with `npm run test:frameworks`; `FRAMEWORKS=next,vue` chooses apps.
 */
import { chosenApps } from './apps.js'
import { installApp } from './app-project.js'
import { testApp } from './app-tests.js'

for (const app of chosenApps()) {
  testApp(app, installApp)
}
