import { showSettings } from './settings.js'

const main = document.querySelector('main')!

document.querySelector('#home')!.addEventListener('click', () => main.replaceChildren('Fieldwork'))
document.querySelector('#settings')!.addEventListener('click', () => showSettings(main))
showSettings(main)
