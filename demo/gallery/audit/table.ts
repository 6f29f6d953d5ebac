/** Tables for a terminal. */

/** Prints rows below their headings, each column as wide as its longest cell. */
export function printTable(title: string, headings: readonly string[], rows: readonly (readonly unknown[])[]): void {
  const cells = [headings, ...rows].map((row) => row.map(String))
  const widths = headings.map((_, column) => Math.max(...cells.map((row) => row[column]!.length)))
  console.log(`\n── ${title}`)
  for (const row of cells)
    console.log(
      '   ' +
        row
          .map((cell, column) => cell.padEnd(widths[column]!))
          .join('  ')
          .trimEnd(),
    )
}
