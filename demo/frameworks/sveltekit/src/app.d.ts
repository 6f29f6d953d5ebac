// Types of the card’s tag in templates.
import type {} from 'wiro-hubspot-connect/types/svelte'
