import { hubspot } from '../../../lib/hubspot'

const answer = (request: Request) => hubspot()(request)

export { answer as GET, answer as POST }
