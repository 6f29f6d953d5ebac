/** The form of a word that goes with a count, by the rules of a language. */

/** A form for each category of the language's `Intl.PluralRules`; `other` stands for a category that has none. */
export type PluralForms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }

/** Returns the form for a count. What is no number, such as a hole filled with a template, takes `other`. */
export const plural = (locale: string, count: unknown, forms: PluralForms): string =>
  forms[new Intl.PluralRules(locale).select(Number(count))] ?? forms.other
