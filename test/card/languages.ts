/** The dictionaries of all languages, read from their folders. */
import { readdirSync } from 'node:fs'
import type { LocaleTexts } from '../../src/card/locales/locale.js'

const folder = new URL('../../src/card/locales/', import.meta.url)

async function load(tag: string): Promise<LocaleTexts> {
  const [{ first }, { problems }, { panels }] = await Promise.all(
    ['first', 'problems', 'panels'].map((part) => import(`${folder.href}${tag}/${part}.ts`)),
  )
  return { first, problems, panels }
}

const tags = readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []))

export const dictionaries: Record<string, LocaleTexts> = Object.fromEntries(
  await Promise.all(tags.map(async (tag) => [tag, await load(tag)])),
)
