/** A page with React, in Chromium, whose route is the handler in front of the emulator. */
import { createServer, type IncomingMessage } from 'node:http'
import { after, beforeEach } from 'node:test'
import express from 'express'
import type { Page } from 'playwright-core'
import { approve, clickForPopup, emulator, emulatorOrigin, listen, route } from '../docs/product.js'
import { browser } from './chromium.js'
import { bundleForPage } from './react-project.js'

const LIMIT_MS = 20_000

export interface ReactPage {
  page: Page
  /** The actions that the page asked for, in order. */
  actions: string[]
  /** The CSRF tokens of these requests. */
  tokens: (string | undefined)[]
  /** Errors of the page, and errors and warnings on its console. */
  errors: string[]
}

beforeEach(() => emulator.reset())

const closing: (() => unknown)[] = []

after(() => Promise.all(closing.map((close) => close())))

/** What every page's module begins with. HubSpot's page is the emulator's. */
const start = () => `
import { StrictMode, useState } from 'react'
import { flushSync } from 'react-dom'
import { createRoot, hydrateRoot } from 'react-dom/client'
import { configure } from 'wiro-hubspot-connect'
import { WiroHubspotConnect, useHubspotConnection } from 'wiro-hubspot-connect/react'
configure({ authorizeOrigins: ['${emulatorOrigin}'] })
const root = document.querySelector('#root')
const heard = (window.heard = [])
`

const htmlOf = (body: string) => `<!doctype html><html lang="en"><title>Settings</title><link rel="icon" href="data:,">
<div id="root">${body}</div><script type="module" src="/page.js"></script>`

/** Opens a page whose root holds this HTML, and which runs the code. */
export async function openReactPage(folder: string, code: string, body = ''): Promise<ReactPage> {
  const files = await bundleForPage(folder, start() + code)
  const app = express()
  const origin = await listen(createServer(app))
  const actions: string[] = []
  const tokens: (string | undefined)[] = []
  const record = (request: IncomingMessage & { body?: { action?: string } }) => {
    // The relay page sends `finish`, and has no headers of the page's.
    if (!request.body?.action || request.body.action === 'finish') return
    actions.push(request.body.action)
    tokens.push(request.headers['x-csrf-token'] as string | undefined)
  }
  app.get('/', (_req, res) => void res.send(htmlOf(body)))
  app.get('/:file', (req, res, next) => {
    const text = files.get(req.params.file)
    if (text === undefined) next()
    else res.type('js').send(text)
  })
  app.use('/api/hubspot', express.json(), (req, _res, next) => (record(req), next()))
  app.use('/api/hubspot', route({ publicUrl: origin + '/api/hubspot' }))

  const page = await browser.newPage()
  page.setDefaultTimeout(LIMIT_MS)
  const errors: string[] = []
  page.on('pageerror', ({ message }) => errors.push(message))
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type()) && !isOfDevelopment(message.text())) errors.push(message.text())
  })
  closing.push(() => page.close())
  await page.goto(origin)
  return { page, actions, tokens, errors }
}

/** Lit says so in each development build. */
const isOfDevelopment = (text: string) => text.includes('Lit is in dev mode')

/** Presses the button and approves in HubSpot's window. */
export async function connect(page: Page, label = 'Connect HubSpot'): Promise<void> {
  await approve(await clickForPopup(page, label))
}

/** Returns what the page's listeners wrote down. */
export const heardBy = (page: Page) => page.evaluate<unknown[]>('heard')
