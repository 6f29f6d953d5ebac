/** The emulator's origin. `serve-pages.ts` defines the constant when it builds or serves the pages. */

declare const EMULATOR_ORIGIN: string

export const emulatorOrigin = EMULATOR_ORIGIN
