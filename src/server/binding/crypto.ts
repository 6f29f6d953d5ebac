/** Keys that are derived from the host's secret, and base64url. */

const encoder = new TextEncoder()

type KeyAlgorithm = AesKeyGenParams | HmacKeyGenParams

/**
 * Returns a function that derives a key at its first call. The key is the purpose's own, so that another use of the
 * secret reveals nothing about it.
 */
export function createDerivedKey(
  secret: string,
  purpose: string,
  algorithm: KeyAlgorithm,
  usages: KeyUsage[],
): () => Promise<CryptoKey> {
  const derive = async () => {
    const material = await crypto.subtle.importKey('raw', encoder.encode(secret), 'HKDF', false, ['deriveKey'])
    const derivation = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: encoder.encode(purpose) }
    return crypto.subtle.deriveKey(derivation, material, algorithm, false, usages)
  }
  let key: Promise<CryptoKey> | undefined
  return () => (key ??= derive())
}

export const toBase64url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')

/** Returns `undefined` where the text is not base64url. */
export function fromBase64url(text: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (character) => character.charCodeAt(0))
  } catch {
    return
  }
}
