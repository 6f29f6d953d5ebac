import { configure } from '/assets/wiro-hubspot-connect.js'

const csrfToken = () => document.querySelector('meta[name=csrf-token]')?.getAttribute('content') ?? ''

configure({ headers: () => ({ 'x-csrf-token': csrfToken() }) })

// The emulator's address, for development.
if (location.hostname === 'localhost') configure({ authorizeOrigins: ['http://127.0.0.1:5174'] })
