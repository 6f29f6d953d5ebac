/** The gallery's cases by group. */
import type { GalleryCase } from './case.js'
import { flowCases } from './flow.js'
import { ownCases } from './own.js'
import { messageCases, problemCases, unknownCases } from './problems.js'
import { restCases } from './rest.js'

export type { GalleryCase } from './case.js'

export interface Group {
  /** The id of its section. */
  id: string
  heading: string
  /** Without a heading of their own first. */
  cases: Record<string, GalleryCase[]>
}

export const groups: Group[] = [
  { id: 'rest', heading: 'At rest', cases: { '': restCases } },
  { id: 'flow', heading: 'While connecting', cases: { '': flowCases } },
  { id: 'problems', heading: 'Problems, by who acts', cases: { '': messageCases, ...problemCases } },
  { id: 'unknown', heading: 'When we cannot tell', cases: { '': unknownCases } },
  { id: 'own', heading: 'Setting up an own HubSpot app', cases: { '': ownCases } },
]

export const allCases: GalleryCase[] = groups.flatMap(({ cases }) => Object.values(cases).flat())
