import { createHandler } from 'wiro-hubspot-connect/server'

export const hubspot = createHandler({
  apiKey: process.env.WIRO_API_KEY,
  publicUrl: process.env.PUBLIC_URL,
  baseUrl: process.env.WIRO_BASE_URL,
  resolveAgent: async (request) => {
    const { agentGuid, csrfToken } = await sessionOf(request)
    const isPage = request.method === 'GET'
    return isPage || request.headers.get('x-csrf-token') === csrfToken ? agentGuid : undefined
  },
})
