import { createHandler } from 'wiro-hubspot-connect/server'

/** Stands for your own session lookup. Here everybody is the same customer. */
export const sessionOf = async (_request: Request) => ({ agentGuid: 'your-useragent-guid', csrfToken: 'a-token' })

export const handler = createHandler(() => ({
  apiKey: process.env.WIRO_API_KEY,
  publicUrl: process.env.PUBLIC_URL,
  baseUrl: process.env.WIRO_BASE_URL,
  resolveAgent: async (request) => {
    const { agentGuid, csrfToken } = await sessionOf(request)
    const isPage = request.method === 'GET'
    return isPage || request.headers.get('x-csrf-token') === csrfToken ? agentGuid : undefined
  },
}))
