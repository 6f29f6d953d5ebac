import { createServer } from 'node:http'
import { createEmulator } from 'wiro-hubspot-connect/emulator'
import { toNodeListener } from 'wiro-hubspot-connect/server/node'

createServer(toNodeListener(createEmulator().fetch)).listen(5174, '127.0.0.1')
