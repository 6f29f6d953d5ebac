import { expect } from '@open-wc/testing'
import { drawn, press, seen } from './card.js'
import { connected, failed, flowWith, problemWith } from './states.js'
import { texts } from './texts.js'

const { first, problems } = texts

const approved = (reason: string) => problems.approved({ reason }).join('')
const unread = { during: 'check', approved: true } as const

describe('an approval whose status cannot be read', () => {
  for (const [code, reason] of [
    ['unavailable', problems.codes.unavailable.text],
    ['endpoint_timeout', first.statusUnread.noAnswer],
    ['signed_out', first.codes.signed_out.text],
    ['endpoint_bad_answer', problems.statusUnread.unreadable],
  ] as const) {
    it(`F83 is named, and then why: ${code}`, async () => {
      const { card } = await drawn(failed(code, unread, { flow: flowWith() }))

      const { status, text, tone } = seen(card)
      expect({ status, text, tone }).to.deep.equal({
        status: first.statusUnread.status,
        text: approved(String(reason)),
        tone: undefined,
      })
    })
  }

  it('F12 waits as long as a refusal says, and can then be read again', async () => {
    const { card } = await drawn(failed('rate_limited', { ...unread, retryAfter: 30 }, { flow: flowWith() }))

    expect(seen(card).text).to.contain(approved('').trim())
    expect(seen(card).buttons[0]).to.contain('idle')
  })

  it('F83 is said over an account that stays, with a way to read again', async () => {
    const { card, connector } = await drawn(
      connected({ problem: problemWith('unavailable', unread), flow: flowWith() }),
    )

    const { notice } = seen(card)
    await press(card, first.buttons.checkAgain)

    expect(notice).to.equal(`${approved(String(problems.codes.unavailable.text))} ${first.buttons.checkAgain}`)
    expect(connector.asked).to.deep.equal(['checkStatus'])
  })
})
