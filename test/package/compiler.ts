/** TypeScript as a library, for one process: its programs share what they read, since reading is most of their work. */
import { createRequire } from 'node:module'
import type TS from 'typescript'

/** Not imported: Node would read its nine megabytes once more, for the names that it exports. */
export const ts = createRequire(import.meta.url)('typescript') as typeof TS

const isDeclaration = (file: string) => /\.d\.[cm]?ts$/.test(file)

const read = new Map<string, TS.SourceFile | undefined>()

/** Reads each file once for all programs that read it alike; `sources` are files that are on no disk, by path. */
function hostOf(options: TS.CompilerOptions, sources: Map<string, string>): TS.CompilerHost {
  const host = ts.createCompilerHost(options)
  const { fileExists, readFile, getSourceFile } = host
  host.fileExists = (name) => sources.has(name) || fileExists(name)
  host.readFile = (name) => sources.get(name) ?? readFile(name)
  host.getSourceFile = (name, how, ...more) => {
    const source = sources.get(name)
    if (source !== undefined) return ts.createSourceFile(name, source, how)
    // How it is read are its language and its kind of module: the rest of it are functions, which JSON leaves out.
    const key = JSON.stringify([name, how])
    if (!read.has(key)) {
      const parsing = typeof how === 'object' && isDeclaration(name) && { jsDocParsingMode: commentsUnread }
      read.set(key, getSourceFile(name, parsing ? { ...how, ...parsing } : how, ...more))
    }
    return read.get(key)
  }
  return host
}

const commentsUnread = ts.JSDocParsingMode.ParseNone

export const compile = (
  files: string[],
  options: TS.CompilerOptions,
  sources = new Map<string, string>(),
): TS.Program => ts.createProgram(files, options, hostOf(options, sources))

/** What the compiler says of some files of a program. */
export const mistakesOf = (program: TS.Program, files: readonly (TS.SourceFile | undefined)[]): string[] =>
  files
    .flatMap((file) => [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)])
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))
