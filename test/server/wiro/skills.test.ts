import assert from 'node:assert/strict'
import { test } from 'node:test'
import { WiroError } from '../../../src/server/wiro/errors.js'
import { isCronExpression, requireSkills } from '../../../src/server/wiro/skills.js'

const crons = [
  '* * * * *',
  '*/30 * * * *',
  '0 */4 * * *',
  '0 9 * * 1',
  '0 9 * * 7',
  '0 9 * * mon-fri',
  '0 9 1,15 JAN *',
  '5-10/2 0-23 31 12 0',
  ' 0  9 * * 1 ',
]
for (const text of crons) {
  test(`“${text}” is a cron expression`, () => assert.equal(isCronExpression(text), true))
}

const notCrons = [
  '',
  '@daily',
  '0 9 * *',
  '0 0 9 * * 1',
  '60 * * * *',
  '0 24 * * *',
  '0 9 0 * *',
  '0 9 32 * *',
  '0 9 * 13 *',
  '0 9 * * 8',
  '0 9 * * someday',
  '0 9 mon * *',
  '10-5 * * * *',
  '1-2-3 * * * *',
  '*/0 * * * *',
  '*/5/5 * * * *',
  '1, * * * *',
  '- * * * *',
  '-1 * * * *',
  '1.5 * * * *',
  '0x1 * * * *',
]
for (const text of notCrons) {
  test(`“${text}” is not a cron expression`, () => assert.equal(isCronExpression(text), false))
}

const skill = { key: 'lead-enrichment', enabled: true, interval: '0 */4 * * *', value: 'Enrich new contacts' }

test('valid skills are accepted unchanged', () => {
  const skills = [skill, { key: 'lead-strategy', value: '' }, { key: 'outreach-reporter', enabled: false }]

  assert.deepEqual(requireSkills(skills), skills)
})

const invalid: [title: string, skills: unknown, hint: string][] = [
  ['no list', skill, 'skills must be a list, and not empty'],
  ['no skill', [], 'skills must be a list, and not empty'],
  ['a skill that is a text', ['CANARY'], 'skills[0]: key must be a text without blanks'],
  ['no key', [skill, { enabled: true }], 'skills[1]: key must be a text without blanks'],
  ['an empty key', [{ ...skill, key: '' }], 'skills[0]: key must be a text without blanks'],
  ['a key with a blank', [{ ...skill, key: 'CANARY CANARY' }], 'skills[0]: key must be a text without blanks'],
  ['nothing but a key', [{ key: 'CANARY' }], 'skills[0]: a skill must have more than its key'],
  ['a key twice', [skill, { ...skill, enabled: false }], 'a key must be there once'],
  ['an enabled that is a text', [{ ...skill, enabled: 'CANARY' }], 'skills[0]: enabled must be true or false'],
  ['an interval that is a number', [{ ...skill, interval: 4 }], 'skills[0]: interval must be a cron expression'],
  [
    'an interval of four fields',
    [{ ...skill, interval: '0 4 * *' }],
    'skills[0]: interval must be a cron expression of five fields',
  ],
  ['a value that is a number', [{ ...skill, value: 1 }], 'skills[0]: value must be a text'],
  [
    'a field that no skill has',
    [{ ...skill, CANARY: 1 }],
    'skills[0]: a skill is { key, enabled?, interval?, value? }',
  ],
]
for (const [title, skills, hint] of invalid) {
  test(`${title} is rejected with the place and the mistake`, () => {
    assert.throws(
      () => requireSkills(skills),
      (error) => {
        assert.ok(error instanceof WiroError)
        assert.deepEqual(
          [error.code, error.reason, error.message],
          ['misconfigured', 'skills_invalid', 'skills_invalid: ' + hint],
        )
        return true
      },
    )
  })
}
