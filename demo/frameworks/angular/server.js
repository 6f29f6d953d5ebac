import express from 'express'
import { createHandler } from 'wiro-hubspot-connect/server'
import { toNodeListener } from 'wiro-hubspot-connect/server/node'

/** Stands for your own session lookup. Here everybody is the same customer. */
const sessionOf = async (/** @type {Request} */ _request) => ({
  agentGuid: 'your-useragent-guid',
  csrfToken: 'a-token',
})

const handler = createHandler({
  apiKey: process.env.WIRO_API_KEY,
  publicUrl: process.env.PUBLIC_URL,
  baseUrl: process.env.WIRO_BASE_URL,
  resolveAgent: async (request) => {
    const { agentGuid, csrfToken } = await sessionOf(request)
    const isPage = request.method === 'GET'
    return isPage || request.headers.get('x-csrf-token') === csrfToken ? agentGuid : undefined
  },
})

/** Answers what the page needs to begin with. */
const start = toNodeListener(async (request) => {
  const { csrfToken } = await sessionOf(request)
  return Response.json({ csrfToken, hubspot: await handler.status(request) })
})

const app = express()
app.use('/api/hubspot', toNodeListener(handler))
app.get('/api/start', start)
app.use(express.static('dist/fieldwork/browser'))
app.listen(process.env.PORT ?? 3000)
