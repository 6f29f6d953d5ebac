/** Groups test files, so that several share one process: starting a process takes longer than most files. */
import { mkdtempSync, statSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

/** Sorts test files so that what takes longest starts first. A file's size stands for its duration. */
export const largestFirst = (files: string[]): string[] => [...files].sort((a, b) => bytesOf(b) - bytesOf(a))

const bytesOf = (file: string) => statSync(file).size

/** Writes one file per group, which imports the group's test files, to `folder`. Returns the files' paths. */
export function groupFiles(files: string[], count: number, folder: string): string[] {
  const groups = Array.from({ length: Math.min(count, files.length) }, () => ({ bytes: 0, imports: '' }))
  for (const file of largestFirst(files)) {
    const smallest = groups.reduce((found, group) => (group.bytes < found.bytes ? group : found))
    smallest.bytes += bytesOf(file)
    smallest.imports += `import ${JSON.stringify(pathToFileURL(resolve(file)))}\n`
  }
  return groups.map(({ imports }, index) => {
    const path = join(mkdtempSync(join(folder, 'group-')), `${index}.test.mjs`)
    writeFileSync(path, imports)
    return path
  })
}
