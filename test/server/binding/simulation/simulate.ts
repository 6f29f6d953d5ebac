/** Plays many runs of the simulation, from a random seed or a given one: `npm run simulate -- <runs> <first seed>`. */
import { runSimulation } from './run.js'

async function main(runs: number, firstSeed: number): Promise<void> {
  let failed = 0
  console.log(`${runs} runs from seed ${firstSeed}`)
  for (let seed = firstSeed; seed < firstSeed + runs; seed++) {
    const violations = await runSimulation(seed)
    if (!violations.length) continue
    failed++
    console.log(`✖ seed ${seed}\n${violations.map((violation) => `  ${violation}`).join('\n')}`)
  }
  console.log(`${failed} of ${runs} runs failed`)
  process.exitCode = failed ? 1 : 0
}

const [runs = 100_000, firstSeed = Math.floor(Math.random() * 2 ** 31)] = process.argv.slice(2).map(Number)
void main(runs, firstSeed)
