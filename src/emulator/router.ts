/**
 * Passes a request on to the part of the emulator that serves its path. Faults of the response act here, before that
 * part.
 */
import { handleControl } from './control/control-api.js'
import { handleConsent } from './hubspot/consent.js'
import { handleToken, handleTokenInfo } from './hubspot/token-endpoints.js'
import { htmlResponse } from './pages/html.js'
import { overviewPage } from './pages/overview-page.js'
import { actionOf, CALLBACK_PATH, isApiPath, isConsentPath, isControlPath, WIRO_SITE_PATH } from './paths.js'
import { logRequest } from './request-log.js'
import { handleApi } from './wiro/api.js'
import { handleCallback } from './wiro/callback.js'
import { wiroSitePage } from './pages/wiro-site-page.js'
import type { Store } from './store.js'

/** Responds to a request and logs it; the control API is not logged and has no faults. */
export async function handleRequest(store: Store, request: Request, reset: () => void): Promise<Response> {
  const url = new URL(request.url)
  if (isControlPath(url.pathname)) return handleControl(store, request, reset)
  const entry = logRequest(store, request, url.pathname)
  const response = (await injectResponse(store, request, url.pathname)) ?? (await route(store, request, url))
  entry.status = response.status
  return response
}

/**
 * Returns the response of a fault, if one acts. A fault without `on` acts on every call of Wiro's API; on pages and on
 * the callback, which a window shows, it acts only if its `on` names them.
 */
async function injectResponse(store: Store, request: Request, pathname: string): Promise<Response | undefined> {
  const onlyIfNamed = !isApiPath(pathname) || pathname === CALLBACK_PATH
  for (const respond of store.faults.injectEach('response', { action: actionOf(pathname), onlyIfNamed })) {
    const response = await respond(request, store.wait)
    if (response) return response
  }
  return undefined
}

async function route(store: Store, request: Request, url: URL): Promise<Response> {
  const { pathname } = url
  const isGet = request.method === 'GET'
  if (pathname === CALLBACK_PATH && isGet) return handleCallback(store, url)
  if (isApiPath(pathname)) return handleApi(store, request)
  if (isConsentPath(pathname)) return handleConsent(store, request, url)
  if (/^\/oauth\/v[13]\/token$/.test(pathname) && request.method === 'POST') return handleToken(store, request)
  const accessToken = /^\/oauth\/v1\/access-tokens\/([^/]+)$/.exec(pathname)?.[1]
  if (accessToken && isGet) return handleTokenInfo(store, accessToken)
  if (pathname === WIRO_SITE_PATH) return htmlResponse(wiroSitePage())
  if (pathname === '/') return htmlResponse(overviewPage('Wiro and HubSpot, emulated'))
  return htmlResponse(overviewPage('Nothing is here'), 404)
}
