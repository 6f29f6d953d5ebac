/** Builds the demo's pages with Vite, and returns the files instead of writing them. */
import type { InlineConfig, Rolldown } from 'vite'

/** Imports Vite on demand: it takes a second to load, and a host with built pages does not need it. */
export const importVite = () => import('vite')

export const viteConfig: InlineConfig = {
  configFile: false,
  // Leaves out the condition `development`, so that Lit's production build is used whatever NODE_ENV says.
  resolve: { conditions: ['module', 'browser'] },
}

export async function buildWithVite(config: InlineConfig): Promise<Rolldown.RolldownOutput['output']> {
  const { build } = await importVite()
  const { NODE_ENV } = process.env
  const { output } = (await build({
    ...viteConfig,
    ...config,
    build: { write: false, target: 'es2022', ...config.build },
  })) as Rolldown.RolldownOutput
  // Vite's build sets this process to production, where no emulator starts.
  if (NODE_ENV === undefined) delete process.env.NODE_ENV
  return output
}
