/** Reads a body no further than a limit. What the text means is the caller's matter. */

/**
 * The text of `body`; `undefined` once it is longer than `limit` bytes, counted as they come (after decompression):
 * `content-length` is a claim, and 200 kB of gzip can become 200 MB. Rejects when the stream breaks.
 */
export async function readText(body: ReadableStream<Uint8Array> | null, limit: number): Promise<string | undefined> {
  if (!body) return ''
  const reader = body.getReader()
  const decoder = new TextDecoder()
  let text = ''
  let size = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return text + decoder.decode()
    size += value.byteLength
    if (size > limit) {
      reader.cancel().catch(() => {})
      return
    }
    text += decoder.decode(value, { stream: true })
  }
}

/** `undefined` for what is not JSON. The exception is dropped: it quotes the text. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
