/** The table of outages in docs/logging.md: what a line of the log holds, what that means and what to do. */
import { OUTAGES, type Outage } from '../../test/server/outages.js'
import { code, type Table } from './table.js'

const fieldsOf = ({ wiro = {}, ...entry }: Outage['line']) => Object.entries({ ...entry, ...wiro })

const see = ({ line }: Outage): string =>
  fieldsOf(line)
    .map(([name, value]) => code(`${name}: ${value}`))
    .join(', ')

export const outages = (): Table => ({
  columns: ['what you see', 'what it is', 'what to do'],
  rows: Object.values(OUTAGES).map((outage: Outage) => [see(outage), outage.meaning, outage.remedy]),
})
