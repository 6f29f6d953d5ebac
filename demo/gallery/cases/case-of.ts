/** Makes a case from the name of a state. */
import { states, type StateName } from '../states.js'
import type { GalleryCase } from './case.js'

export const caseOf = (
  title: string,
  name: StateName,
  more: Omit<GalleryCase, 'title' | 'name' | 'state'> = {},
): GalleryCase => ({ title, name, state: states[name], ...more })
