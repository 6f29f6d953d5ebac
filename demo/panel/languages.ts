/** The languages that the card can speak, each by its own name. */

const tags = ['de', 'ar']

const nameOf = (tag: string) => new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag

export const languages = (): [value: string, label: string][] => [
  ['', 'English'],
  ...tags.map((tag): [string, string] => [tag, nameOf(tag)]),
]
