/** Makes a self-signed certificate for host names that exist only in a test. */
import { generateKeyPairSync, sign } from 'node:crypto'

/** Encodes one ASN.1 value as DER. */
function der(tag: number, ...parts: Uint8Array[]): Buffer {
  const body = Buffer.concat(parts)
  const { length } = body
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255]
  return Buffer.concat([Uint8Array.from([tag, ...size]), body])
}

const sequence = (...parts: Buffer[]) => der(0x30, ...parts)
const set = (...parts: Buffer[]) => der(0x31, ...parts)
const integer = (value: number) => der(0x02, Uint8Array.from([value]))
const identifier = (hex: string) => der(0x06, Buffer.from(hex, 'hex'))
const text = (value: string) => der(0x0c, Buffer.from(value))
const bits = (value: Uint8Array) => der(0x03, Uint8Array.from([0]), value)
const time = (date: Date) => der(0x17, Buffer.from(date.toISOString().replace(/^..|[-T:]|\..*/g, '') + 'Z'))

const ecdsaWithSha256 = sequence(identifier('2a8648ce3d040302'))
const commonName = identifier('550403')
const day = 86_400_000

/**
 * Returns key and certificate as `node:https` takes them. A browser must be told to ignore certificate errors.
 * @param days - From when and until when it is valid, counted from now.
 */
export function makeCertificate([from, until] = [-1, 1]): { key: string; cert: string } {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const name = sequence(set(sequence(commonName, text('example.com'))))
  const validity = sequence(...[from, until].map((days) => time(new Date(Date.now() + days * day))))
  const version3 = der(0xa0, integer(2))
  const toBeSigned = sequence(
    ...[version3, integer(1), ecdsaWithSha256, name, validity, name],
    publicKey.export({ type: 'spki', format: 'der' }),
  )
  const signed = sequence(toBeSigned, ecdsaWithSha256, bits(sign('sha256', toBeSigned, privateKey)))
  const cert = `-----BEGIN CERTIFICATE-----\n${signed.toString('base64')}\n-----END CERTIFICATE-----`
  return { key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), cert }
}
