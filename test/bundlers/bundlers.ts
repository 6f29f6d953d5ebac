/** The bundlers of docs/bundlers.md, with the packages of each and the page that loads what it writes. */

export interface Bundler {
  /** The section of the page. */
  name: string
  packages: Record<string, string>
  /** The script's tag. */
  script: string
  /** Whether the bundler reads the page itself and writes it to `dist/`. */
  buildsPage?: boolean
  /** The file that the section's code in a language goes into. */
  configFile?: string
}

export const bundlers: readonly Bundler[] = [
  {
    name: 'Vite 8',
    packages: { vite: '8.3.8' },
    script: '<script type="module" src="/src/index.js"></script>',
    buildsPage: true,
  },
  {
    name: 'webpack 5',
    packages: { webpack: '5.113.0', 'webpack-cli': '7.3.1' },
    script: '<script defer src="/main.js"></script>',
  },
  {
    name: 'esbuild 0.28',
    packages: { esbuild: '0.28.2' },
    script: '<script type="module" src="/index.js"></script>',
  },
  {
    name: 'Rollup 4',
    packages: { rollup: '4.68.8', '@rollup/plugin-node-resolve': '16.0.3' },
    script: '<script type="module" src="/index.js"></script>',
    configFile: 'rollup.config.js',
  },
  {
    name: 'Parcel 2',
    packages: { parcel: '2.16.4' },
    script: '<script type="module" src="src/index.js"></script>',
    buildsPage: true,
    configFile: 'package.json',
  },
]
