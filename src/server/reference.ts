/** Makes the reference that an error answer and its log entry share, so that support finds one by the other. */

/** Digits and letters that nobody mistakes for each other when they are read aloud: 32 of them. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'
const CHARACTERS = 8

export const createReference = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(CHARACTERS)), (byte) => ALPHABET[byte % ALPHABET.length]).join('')
