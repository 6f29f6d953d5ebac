/** The page of return.ts: the card against a delayed endpoint. It notes when the card says that the account is connected. */
import '../../src/define.js'
import { configure } from '../../src/index.js'

configure({ authorizeOrigins: [new URLSearchParams(location.search).get('emulator')!] })

const card = document.querySelector('wiro-hubspot-connect')!
card.addEventListener('wiro-connected', () => {
  void card.updateComplete.then(() => {
    document.title = String(performance.timeOrigin + performance.now())
  })
})
