/** The card's custom properties as fields of the theme editor, read from the description of the element. */
import manifest from '../../custom-elements.json' with { type: 'json' }

/** What a token's value is. Decides the field, and what is a valid value. */
export type TokenKind = 'colour' | 'length' | 'weight' | 'font' | 'border' | 'shadow'

export interface Token {
  /** The custom property, such as `--wiro-accent`; also the parameter in the page's URL. */
  name: string
  /** The name without its prefix, as in `accent`. */
  label: string
  description: string
  defaultValue: string
  kind: TokenKind
  /** A CSS property that takes the same values. */
  property: string
}

/** By the end of a token's name. What is not named here is a colour. */
const endings: [pattern: RegExp, kind: TokenKind, property: string][] = [
  [/-weight$/, 'weight', 'font-weight'],
  [/-font(-mono)?$/, 'font', 'font-family'],
  [/-size$/, 'length', 'font-size'],
  [/-radius$/, 'length', 'border-radius'],
  [/-(gap|padding)$/, 'length', 'padding'],
  [/-height$/, 'length', 'min-height'],
  [/-shadow$/, 'shadow', 'box-shadow'],
  [/-card-border$/, 'border', 'border'],
  [/-background$/, 'colour', 'background'],
]

export function tokenOf(property: { name: string; description: string; default: string }): Token {
  const { name, description } = property
  const [, kind, cssProperty] = endings.find(([pattern]) => pattern.test(name)) ?? [null, 'colour', 'color']
  return {
    name,
    label: name.replace('--wiro-', ''),
    description,
    defaultValue: property.default,
    kind: kind,
    property: cssProperty,
  }
}

const declarations = manifest.modules.flatMap((module) => module.declarations as { cssProperties?: unknown }[])
const described = declarations.find(({ cssProperties }) => cssProperties)!.cssProperties

export const tokens: readonly Token[] = (described as Parameters<typeof tokenOf>[0][]).map(tokenOf)

/** A value that would load something, or that hides what it contains. The page's URL may come from anybody. */
const LOADS = /url\(|image|src\(|\\|[{};<>]/i

/** Returns whether a value fits a token. Wants a browser's `CSS.supports`. */
export const isValidValue = ({ property }: Token, value: string, supports = CSS.supports): boolean =>
  !LOADS.test(value) && supports(property, value)
