/** A reader's project with its dev server: the packed package as npm installs it, the page's files, and processes. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { eventually } from '../eventually.js'
import { pack, root, unpack } from '../package/packed.js'

/** Packages of the page. They are copied, since Vite serves no file outside of the project. */
const PAGE_PACKAGES = ['lit', 'lit-html', 'lit-element', '@lit/reactive-element', '@lit-labs/ssr-dom-shim']

const TOOLS = ['express', 'vite']

/** Makes a project that holds these files, by their path. */
export function makeProject(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'wiro-project-'))
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
  const installed = (name: string) => join(folder, 'node_modules', name)
  cpSync(unpack(pack()), installed('wiro-hubspot-connect'), { recursive: true })
  for (const name of PAGE_PACKAGES) cpSync(join(root, 'node_modules', name), installed(name), { recursive: true })
  for (const name of TOOLS) symlinkSync(join(root, 'node_modules', name), installed(name))
  for (const [path, text] of Object.entries({ 'package.json': '{ "type": "module" }', ...files })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return folder
}

const processes: ChildProcess[] = []

/** Starts Node in a project, as the page says it. Resolves when something listens at the port. */
export async function startNode(folder: string, port: number, ...args: string[]): Promise<void> {
  const child = spawn(process.execPath, args, { cwd: folder, env: { ...process.env, NODE_OPTIONS: '' } })
  processes.push(child)
  const output: Buffer[] = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => output.push(data))
  const answers = () =>
    fetch(`http://localhost:${port}/`).then(
      () => true,
      () => child.exitCode !== null,
    )
  await eventually(`port ${port}`, answers, Boolean)
  if (child.exitCode !== null) throw new Error(`node ${args.join(' ')} ended: ${Buffer.concat(output).toString()}`)
}

/** Ends the processes that were started here. */
export function stopProcesses(): void {
  for (const child of processes.splice(0)) child.kill()
}

/** Returns a function that replaces each of these ports in a text by a free port of its own. */
export async function freePorts(
  ...ports: number[]
): Promise<{ replace(text: string): string; portOf(port: number): number }> {
  const servers = ports.map(() => createServer().listen(0))
  await Promise.all(servers.map((server) => once(server, 'listening')))
  const free = new Map(ports.map((port, index) => [String(port), (servers[index]!.address() as AddressInfo).port]))
  for (const server of servers) server.close()
  const pattern = new RegExp(`\\b(${ports.join('|')})\\b`, 'g')
  return {
    replace: (text) => text.replace(pattern, (port) => String(free.get(port))),
    portOf: (port) => free.get(String(port))!,
  }
}
