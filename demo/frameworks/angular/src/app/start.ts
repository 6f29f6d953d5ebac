import { InjectionToken } from '@angular/core'
import type { StatusAnswer } from 'wiro-hubspot-connect'

export interface Start {
  csrfToken: string
  hubspot: StatusAnswer
}

/** What the server knows when the page begins. */
export const START = new InjectionToken<Start>('start')
