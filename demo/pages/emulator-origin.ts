/** Where the emulator is. */

/** Filled in by pages.ts. */
declare const EMULATOR_ORIGIN: string

export const emulatorOrigin = EMULATOR_ORIGIN
