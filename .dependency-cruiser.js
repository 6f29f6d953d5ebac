/**
 * Who may import whom: `react → card → connector → protocol ← relay ← server`, and the emulator nothing. Types count like
 * values. `npm run check` reads it (`npx depcruise src` alone); test/package/imports.test.ts proves that it refuses.
 */

/** Files of `from` import from src only files of themselves and of `allowed`. */
const folder = (from, ...allowed) => ({
  name: `${from} imports only ${allowed.join(', ') || 'itself'}`,
  severity: 'error',
  from: { path: `^src/${from}/`, pathNot: '/relay/build.ts$' },
  to: { path: '^src/', pathNot: `^src/(${[`${from}/`, ...allowed].join('|')})` },
})

/** Files at `path` import only `allowed` of the packages and of Node's modules. */
const packages = (path, ...allowed) => ({
  name: `${path} imports ${allowed.join(', ') || 'no package'}`,
  severity: 'error',
  from: { path: `^src/${path}`, pathNot: '/relay/build.ts$' },
  to: { pathNot: ['^src/', ...allowed] },
})

export default {
  forbidden: [
    { name: 'no circle', severity: 'error', from: {}, to: { circular: true } },
    folder('protocol'),
    folder('connector', 'protocol/'),
    folder('card', 'connector/', 'protocol/', 'version.ts'),
    folder('react', 'card/', 'connector/', 'protocol/', 'define.ts'),
    folder('relay', 'protocol/'),
    folder('server', 'protocol/', 'relay/page.generated.ts'),
    folder('emulator'),
    packages('(protocol|connector|relay|emulator)/'),
    packages('card/', 'node_modules/lit/'),
    packages('react/', 'node_modules/(@types/)?react/'),
    packages('server/', 'node_modules/valibot/', '^(node:)?http2?$'),
  ],
  options: { tsPreCompilationDeps: true, tsConfig: { fileName: 'tsconfig.json' }, doNotFollow: 'node_modules' },
}
