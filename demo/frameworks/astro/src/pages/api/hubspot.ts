import type { APIRoute } from 'astro'
import { hubspot } from '../../lib/hubspot'

export const ALL: APIRoute = ({ request }) => hubspot(request)
