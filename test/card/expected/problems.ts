/** What the card shows of an action that failed. */
import type { Drawing } from '../card.js'
import { failed } from '../states.js'
import { texts } from '../texts.js'
import type { Row } from './row.js'

const unknown: Drawing = {
  icon: 'unknown',
  status: texts.first.statusUnread.status,
  text: texts.first.statusUnread.noAnswer,
  buttons: [`${texts.first.buttons.retry} [button plain]`],
}

const developer: Drawing = {
  icon: 'unknown',
  status: texts.problems.developer.status,
  text: texts.problems.developer.text,
  body: [
    texts.problems.developer.heading,
    texts.problems.developer.hint,
    '<wiro-hubspot-connect token-endpoint="/api/hubspot">',
  ],
  buttons: [],
  code: 'Code misconfigured',
}

export const problemsRows: Row[] = [
  {
    name: 'F88 unable to read the status',
    state: failed('endpoint_unreachable', { during: 'check' }),
    drawing: unknown,
  },
  {
    name: 'F88 unable to read the status in time',
    state: failed('endpoint_timeout', { during: 'check' }),
    drawing: unknown,
  },
  {
    name: 'F16 unable to read what the endpoint answered',
    state: failed('endpoint_bad_answer', { during: 'check' }),
    drawing: {
      ...unknown,
      text: texts.problems.statusUnread.unreadable,
      step: texts.problems.statusUnread.step,
      code: 'Code endpoint_bad_answer',
      developer: [...texts.problems.codes.endpoint_bad_answer.developer],
      links: [texts.problems.buttons.copyDetails],
    },
  },
  ...(['unavailable', 'internal_error'] as const).map((code) => ({
    name: `unable to read the status, which ${code} says nothing about`,
    state: failed(code, { during: 'check' }),
    drawing: {
      icon: 'unknown',
      status: texts.first.statusUnread.status,
      text: texts.problems.codes[code].text,
      body: [...texts.problems.owners.wiro.steps] as string[],
      buttons: [`${texts.first.buttons.retry} [button action]`, `${texts.problems.buttons.copyDetails} [button plain]`],
      code: `Code ${code}`,
    },
  })),
  {
    name: 'F19 offline',
    state: failed('offline', { during: 'check' }),
    drawing: {
      ...unknown,
      status: texts.first.codes.offline.title,
      text: texts.first.codes.offline.text,
    },
  },
  {
    name: 'F10 signed out',
    state: failed('signed_out', { during: 'check' }),
    drawing: {
      icon: 'unknown',
      status: texts.first.codes.signed_out.title,
      text: texts.first.codes.signed_out.text,
      buttons: [`${texts.first.buttons.reload} [button plain]`],
    },
  },
  {
    name: 'F23 embedded without an endpoint',
    state: failed('misconfigured', { during: 'check', url: '' }),
    drawing: developer,
  },
]
