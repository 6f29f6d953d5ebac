import { handler } from '../../../lib/hubspot'

export { handler as GET, handler as POST }
