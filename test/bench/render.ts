/**
 * Compares drawing with plain Lit: the time until the DOM of 1,000 connected cards is ready, and the time of a redraw.
 * Prints the medians of interleaved rounds, and their ratios. Run it with `npm run bench:render`.
 */
import { build } from 'esbuild'
import { chromium, type Page } from 'playwright-core'
import { findBrowser, launchArgs } from '../browser.js'

const COUNT = 1_000
const ROUNDS = 15
const KINDS = ['plain', 'card'] as const

interface Measurement {
  readyMs: number
  redrawMs: number
}

async function bundlePage(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: ['test/bench/page.ts'],
    bundle: true,
    loader: { '.css': 'text' },
    format: 'esm',
    minify: true,
    write: false,
    target: 'es2022',
  })
  return outputFiles[0]!.text
}

const measure = (page: Page, kind: (typeof KINDS)[number]): Promise<Measurement> =>
  page.evaluate(
    ([kind, count]) =>
      (window as unknown as { measure(kind: unknown, count: unknown): Promise<Measurement> }).measure(kind, count),
    [kind, COUNT] as const,
  )

const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)]!

function report(name: string, plain: number[], card: number[]): void {
  const [plainMs, cardMs] = [median(plain), median(card)]
  console.log(
    `${name}: plain Lit ${plainMs.toFixed(1)} ms, card ${cardMs.toFixed(1)} ms, ${(cardMs / plainMs).toFixed(2)} ×`,
  )
}

const script = await bundlePage()
const browser = await chromium.launch({ executablePath: await findBrowser(), args: [...launchArgs] })
try {
  const page = await browser.newPage()
  await page.setContent('<!doctype html><html lang="en"><body></body></html>')
  await page.addScriptTag({ content: script, type: 'module' })
  const results: Record<(typeof KINDS)[number], Measurement[]> = { plain: [], card: [] }
  // The first two rounds warm the engine up.
  for (let round = -2; round < ROUNDS; round++) {
    for (const kind of KINDS) {
      const measurement = await measure(page, kind)
      if (round >= 0) results[kind].push(measurement)
    }
  }
  const { plain, card } = results
  report(
    `DOM of ${COUNT} cards ready`,
    plain.map(({ readyMs }) => readyMs),
    card.map(({ readyMs }) => readyMs),
  )
  report(
    `Redraw of ${COUNT} cards`,
    plain.map(({ redrawMs }) => redrawMs),
    card.map(({ redrawMs }) => redrawMs),
  )
} finally {
  await browser.close()
}
