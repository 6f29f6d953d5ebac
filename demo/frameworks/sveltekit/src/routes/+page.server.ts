import { hubspot } from '$lib/server/hubspot'
import { sessionOf } from '$lib/server/session'

export const load = async ({ request }) => ({
  csrfToken: (await sessionOf(request)).csrfToken,
  status: await hubspot.status(request),
})
