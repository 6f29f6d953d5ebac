import { getSecret } from 'astro:env/server'
import { createHandler } from 'wiro-hubspot-connect/server'
import { sessionOf } from './session'

export const hubspot = createHandler(() => ({
  apiKey: getSecret('WIRO_API_KEY'),
  publicUrl: getSecret('PUBLIC_URL'),
  baseUrl: getSecret('WIRO_BASE_URL'),
  resolveAgent: async (request) => {
    const { agentGuid, csrfToken } = await sessionOf(request)
    const isPage = request.method === 'GET'
    return isPage || request.headers.get('x-csrf-token') === csrfToken ? agentGuid : undefined
  },
}))
