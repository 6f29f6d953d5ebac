/** Fetches what a flow needs only now and then; `undefined` where it did not come. */
export const later = () => import('./later.js').catch(() => undefined)
