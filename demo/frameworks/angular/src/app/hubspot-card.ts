import { Directive, effect, ElementRef, inject, input } from '@angular/core'
import type { WiroHubspotConnect } from 'wiro-hubspot-connect'
import 'wiro-hubspot-connect/define'

type Card = WiroHubspotConnect

/** Makes the tag known to templates, with the types of the properties that are bound there. */
@Directive({ selector: 'wiro-hubspot-connect' })
export class HubSpotCard {
  readonly tokenEndpoint = input.required<string>({ alias: 'token-endpoint' })
  readonly headers = input<Card['headers']>()
  readonly initialStatus = input<Card['initialStatus']>()

  constructor() {
    const card = inject<ElementRef<Card>>(ElementRef).nativeElement
    effect(() => {
      card.tokenEndpoint = this.tokenEndpoint()
      card.headers = this.headers()
      card.initialStatus = this.initialStatus()
    })
  }
}
