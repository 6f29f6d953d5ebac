/** An app's production server, started by its own script `start`. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { eventually } from '../eventually.js'

export interface AppServer {
  origin: string
  stop(): void
}

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

/** Starts the server in a process group of its own, and resolves once it answers. */
export async function startApp(folder: string, baseUrl: string): Promise<AppServer> {
  const port = await findFreePort()
  const origin = `http://localhost:${port}`
  const settings = {
    NODE_ENV: 'production',
    PORT: String(port),
    PUBLIC_URL: `${origin}/api/hubspot`,
    WIRO_API_KEY: 'YOUR_API_KEY',
    WIRO_BASE_URL: baseUrl,
  }
  const env = { ...process.env, NODE_OPTIONS: '', NODE_TEST_CONTEXT: undefined, ...settings }
  const child = spawn('npm', ['run', '--silent', 'start'], { cwd: folder, env, detached: true, stdio: 'pipe' })
  let printed = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (printed += String(chunk)))
  const stop = () => {
    process.off('exit', stop)
    // Ends npm and the server that it started.
    if (child.exitCode === null) process.kill(-child.pid!)
  }
  process.on('exit', stop)
  const ask = async () => {
    if (child.exitCode !== null) throw new Error(`The server ended with ${child.exitCode}.`)
    return (await fetch(`${origin}/api/hubspot`).catch(() => undefined))?.status
  }
  await eventually('an answer of the app’s server', ask, (status) => status === 200).catch((cause: unknown) => {
    throw new Error(`The app’s server printed:\n${printed}`, { cause })
  })
  return { origin, stop }
}
