/** What the emulated Wiro and HubSpot know of the demo's product. HubSpot's window needs this, and not the endpoint. */
import type { Seed } from '../../src/emulator/index.js'

export const API_KEY = 'YOUR_API_KEY'
export const AGENT = 'your-useragent-guid'

/** The product's own HubSpot app, which the default seed holds. */
export const OWN_APP = { clientId: 'YOUR_HUBSPOT_CLIENT_ID', clientSecret: 'YOUR_HUBSPOT_CLIENT_SECRET' }

export const PRODUCT_SEED = {
  apiKey: API_KEY,
  agents: [{ guid: AGENT, title: 'Lead Generation Manager', status: 4 }],
} satisfies Partial<Seed>
