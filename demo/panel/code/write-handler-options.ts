/** Writes options of `createHandler` into the code to copy. */

/** An option with its value, as code. Of the environment, the value names a variable as `env.NAME`. */
export type HandlerOption = readonly [name: string, value: string]

/** The last option that each example has, and the one that says where the environment is. */
const LAST_OPTION = /^( *)resolveAgent: .*$/m
const KEY_OPTION = /\bapiKey: (.*?)env\.WIRO_API_KEY/

/** Writes the options behind the example's own. Code without a handler stays as it is. */
export function withHandlerOptions(code: string, options: readonly HandlerOption[]): string {
  const beforeEnv = KEY_OPTION.exec(code)?.[1] ?? ''
  return code.replace(LAST_OPTION, (line, indent: string) =>
    [
      line,
      ...options.map(([name, value]) => `${indent}${name}: ${value.replaceAll('env.', beforeEnv + 'env.')},`),
    ].join('\n'),
  )
}

/** Lets the handler take its options at the first request: a build loads the file where there is no key. */
export const withOptionsAtFirstRequest = (code: string): string =>
  code.replace('createHandler({', 'createHandler(() => ({').replace(/^\}\)$/m, '}))')
