import type { RequestHandler } from './$types'
import { hubspot } from '$lib/server/hubspot'

export const GET: RequestHandler = ({ request }) => hubspot(request)
export const POST = GET
