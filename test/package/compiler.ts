/** The TypeScript compiler as a library. All programs of a process share parsed files, since parsing takes most time. */
import { createRequire } from 'node:module'
import type TS from 'typescript'

/** By `require`: an `import` would make Node parse its nine megabytes a second time, to find its export names. */
export const ts = createRequire(import.meta.url)('typescript') as typeof TS

const isDeclaration = (file: string) => /\.d\.[cm]?ts$/.test(file)

const read = new Map<string, TS.SourceFile | undefined>()

/** Parses each file once per language and module kind. `sources` are files that exist only in memory, by path. */
function hostOf(options: TS.CompilerOptions, sources: Map<string, string>): TS.CompilerHost {
  const host = ts.createCompilerHost(options)
  const { fileExists, readFile, getSourceFile } = host
  host.fileExists = (name) => sources.has(name) || fileExists(name)
  host.readFile = (name) => sources.get(name) ?? readFile(name)
  host.getSourceFile = (name, how, ...more) => {
    const source = sources.get(name)
    if (source !== undefined) return ts.createSourceFile(name, source, how)
    // JSON keeps the language and the module kind, and leaves out the options' functions.
    const key = JSON.stringify([name, how])
    if (!read.has(key)) {
      const parsing = typeof how === 'object' && isDeclaration(name) && { jsDocParsingMode: withoutComments }
      read.set(key, getSourceFile(name, parsing ? { ...how, ...parsing } : how, ...more))
    }
    return read.get(key)
  }
  return host
}

const withoutComments = ts.JSDocParsingMode.ParseNone

export const compile = (
  files: string[],
  options: TS.CompilerOptions,
  sources = new Map<string, string>(),
): TS.Program => ts.createProgram(files, options, hostOf(options, sources))

/** Returns the compiler's error messages about some files of a program. */
export const compilerErrors = (program: TS.Program, files: readonly (TS.SourceFile | undefined)[]): string[] =>
  files
    .flatMap((file) => [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)])
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))
