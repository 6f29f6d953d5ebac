/** The skills of an agent (Wiro's `custom_skills`): what it does by itself and when. They are checked before they are sent. */
import * as v from 'valibot'
import { WiroError } from './errors.js'

/** Fields that are left out stay as they are. Wiro may ignore a key that the agent does not have. */
export interface CustomSkill {
  key: string
  enabled?: boolean
  /** A cron expression of five fields, in UTC. */
  interval?: string
  /** Instructions, in words. */
  value?: string
}

// ── Cron ────────────────────────────────────────────────────────────────────────────────────────────────────────────

interface CronField {
  min: number
  max: number
  /** Names for the values from `min` on. */
  names?: readonly string[]
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']

/** Minute, hour, day of the month, month, day of the week (0 and 7 are Sunday). */
const CRON_FIELDS: readonly CronField[] = [
  { min: 0, max: 59 },
  { min: 0, max: 23 },
  { min: 1, max: 31 },
  { min: 1, max: 12, names: MONTHS },
  { min: 0, max: 7, names: WEEKDAYS },
]

function parseCronValue(text: string, { min, names = [] }: CronField): number {
  const index = names.indexOf(text.toLowerCase())
  return index >= 0 ? min + index : /^\d+$/.test(text) ? +text : NaN
}

function isCronPart(part: string, field: CronField): boolean {
  const { min, max } = field
  const [range = '', step = '1', ...extraSteps] = part.split('/')
  const [from = NaN, to = from, ...extraBounds] =
    range === '*' ? [min, max] : range.split('-').map((text) => parseCronValue(text, field))
  const isInRange = (value: number) => value >= min && value <= max
  const isWellFormed = !extraSteps.length && !extraBounds.length && /^[1-9]\d*$/.test(step)
  return isWellFormed && isInRange(from) && isInRange(to) && from <= to
}

/** Accepts five fields, each of numbers, names, `*`, lists, ranges and steps. */
export function isCronExpression(text: string): boolean {
  const fields = text.trim().split(/\s+/)
  return (
    fields.length === CRON_FIELDS.length &&
    fields.every((field, index) => field.split(',').every((part) => isCronPart(part, CRON_FIELDS[index]!)))
  )
}

// ── Skills ──────────────────────────────────────────────────────────────────────────────────────────────────────────

const KEY_MESSAGE = 'key must be a text without blanks'

const skillSchema = v.pipe(
  v.strictObject(
    {
      key: v.pipe(v.string(KEY_MESSAGE), v.regex(/^\S{1,100}$/, KEY_MESSAGE)),
      enabled: v.exactOptional(v.boolean('enabled must be true or false')),
      interval: v.exactOptional(
        v.pipe(
          v.string('interval must be a cron expression'),
          v.check(isCronExpression, 'interval must be a cron expression of five fields'),
        ),
      ),
      value: v.exactOptional(v.string('value must be a text')),
    },
    ({ expected }) => (expected === 'never' ? 'a skill is { key, enabled?, interval?, value? }' : KEY_MESSAGE),
  ),
  v.check((skill) => Object.keys(skill).length > 1, 'a skill must have more than its key'),
)

const LIST_MESSAGE = 'skills must be a list, and not empty'

const skillsSchema = v.pipe(
  v.array(skillSchema, LIST_MESSAGE),
  v.minLength(1, LIST_MESSAGE),
  v.check((skills) => new Set(skills.map(({ key }) => key)).size === skills.length, 'a key must be there once'),
)

/**
 * Returns the skills as they are sent to Wiro.
 * @throws WiroError that names the skill and its mistake, and never a value.
 */
export function requireSkills(value: unknown): CustomSkill[] {
  const { success, output, issues } = v.safeParse(skillsSchema, value, { abortEarly: true })
  if (success) return output
  const [{ message, path }] = issues
  const place = path ? `skills[${String(path[0].key)}]: ` : ''
  throw new WiroError('misconfigured', 'skills_invalid', { status: 400, hint: place + message })
}
