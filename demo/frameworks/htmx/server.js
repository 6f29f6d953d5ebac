import express from 'express'
import { toNodeListener } from 'wiro-hubspot-connect/server/node'
import { handler } from './handler.js'
import { account, inLayout, settings } from './pages.js'

const page = (/** @type {(request: Request) => string | Promise<string>} */ write) =>
  toNodeListener(async (request) => {
    const html = await inLayout(request, await write(request))
    return new Response(html, { headers: { 'content-type': 'text/html; charset=utf-8' } })
  })

const app = express()
app.use('/api/hubspot', toNodeListener(handler))
app.get(
  '/',
  page(() => '<h1>Fieldwork</h1>'),
)
app.get('/settings', page(settings))
app.get('/settings/account', page(account))
app.use('/assets', express.static('node_modules/wiro-hubspot-connect/dist/cdn'))
app.use('/assets', express.static('node_modules/htmx.org/dist'))
app.use(express.static('public'))
app.listen(process.env.PORT ?? 3000)
