import { env } from '$env/dynamic/private'
import { env as publicEnv } from '$env/dynamic/public'
import { createHandler } from 'wiro-hubspot-connect/server'
import { sessionOf } from './session'

export const hubspot = createHandler(() => ({
  apiKey: env.WIRO_API_KEY,
  publicUrl: publicEnv.PUBLIC_URL,
  baseUrl: env.WIRO_BASE_URL,
  resolveAgent: async (request) => {
    const { agentGuid, csrfToken } = await sessionOf(request)
    const isPage = request.method === 'GET'
    return isPage || request.headers.get('x-csrf-token') === csrfToken ? agentGuid : undefined
  },
}))
