/** What an agent does by itself, and when: the shape of Wiro's `custom_skills`, checked before it is sent. */
import * as v from 'valibot'
import { Refusal } from './refusal.js'

/** What is left out stays as it is. Of a key that the agent does not have, Wiro may take no notice. */
export interface CustomSkill {
  key: string
  enabled?: boolean
  /** A cron expression of five fields, in UTC. */
  interval?: string
  /** Instructions, in words. */
  value?: string
}

// ── Cron ────────────────────────────────────────────────────────────────────────────────────────────────────────────

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const days = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']

/** The least and the most of each field, and its names from the least on. */
const fields: [least: number, most: number, names?: string[]][] = [
  [0, 59],
  [0, 23],
  [1, 31],
  [1, 12, months],
  [0, 7, days],
]

function isField(field: string, [least, most, names = []]: (typeof fields)[number]): boolean {
  const valueOf = (text: string) => {
    const place = names.indexOf(text.toLowerCase())
    return place >= 0 ? least + place : /^\d+$/.test(text) ? +text : NaN
  }
  const isWithin = (value: number) => value >= least && value <= most
  return field.split(',').every((part) => {
    const [range = '', step = '1', ...more] = part.split('/')
    const [from = NaN, to = from, ...others] = range === '*' ? [least, most] : range.split('-').map(valueOf)
    return !more.length && !others.length && /^[1-9]\d*$/.test(step) && isWithin(from) && isWithin(to) && from <= to
  })
}

/** Minute, hour, day of the month, month, day of the week: numbers, names, `*`, lists, ranges and steps. */
export function isCron(text: string): boolean {
  const parts = text.trim().split(/\s+/)
  return parts.length === fields.length && parts.every((part, index) => isField(part, fields[index]!))
}

// ── Skills ──────────────────────────────────────────────────────────────────────────────────────────────────────────

const keyMessage = 'key must be a text without blanks'

const skill = v.pipe(
  v.strictObject(
    {
      key: v.pipe(v.string(keyMessage), v.regex(/^\S{1,100}$/, keyMessage)),
      enabled: v.exactOptional(v.boolean('enabled must be true or false')),
      interval: v.exactOptional(
        v.pipe(
          v.string('interval must be a cron expression'),
          v.check(isCron, 'interval must be a cron expression of five fields'),
        ),
      ),
      value: v.exactOptional(v.string('value must be a text')),
    },
    ({ expected }) => (expected === 'never' ? 'a skill is { key, enabled?, interval?, value? }' : keyMessage),
  ),
  v.check((given) => Object.keys(given).length > 1, 'a skill must have more than its key'),
)

const listMessage = 'skills must be a list, and not empty'
const shape = v.pipe(
  v.array(skill, listMessage),
  v.minLength(1, listMessage),
  v.check((skills) => new Set(skills.map(({ key }) => key)).size === skills.length, 'a key must be there once'),
)

/** The skills as they are sent; throws a `Refusal` that says what is wrong with which, and never a value. */
export function checkSkills(value: unknown): CustomSkill[] {
  const { success, output, issues } = v.safeParse(shape, value, { abortEarly: true })
  if (success) return output
  const [{ message, path }] = issues
  const place = path ? `skills[${String(path[0].key)}]: ` : ''
  throw new Refusal('misconfigured', 'skills_invalid', { status: 400, hint: place + message })
}
