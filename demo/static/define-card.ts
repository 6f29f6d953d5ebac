import { configure } from '../../src/index.js'

/** Defines the element as a product would, and lets HubSpot's window go to the site's own page, which only a demo needs. */
export async function defineCard(): Promise<void> {
  configure({ authorizeOrigins: [location.origin] })
  await import('../../src/define.js')
}
