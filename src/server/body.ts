/** Reads the body of a request or a response up to a limit. It does not interpret the text. */

/**
 * Returns the text of `body`, or `undefined` where it is longer than `maxBytes`.
 * Counts the bytes that arrive after decompression: `content-length` can be wrong, and 200 kB of gzip can become 200 MB.
 * @throws when the stream breaks.
 */
export async function readText(body: ReadableStream<Uint8Array> | null, maxBytes: number): Promise<string | undefined> {
  if (!body) return ''
  const reader = body.getReader()
  const decoder = new TextDecoder()
  let text = ''
  let bytesRead = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return text + decoder.decode()
    bytesRead += value.byteLength
    if (bytesRead > maxBytes) {
      reader.cancel().catch(() => {})
      return
    }
    text += decoder.decode(value, { stream: true })
  }
}
