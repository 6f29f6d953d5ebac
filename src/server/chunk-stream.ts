/** Turns chunks into a stream that is read on only as its own reader does. */

/** @param cancel - Called where the reader gives up. */
export function toChunkStream(
  chunks: AsyncIterator<Uint8Array<ArrayBuffer>, undefined>,
  cancel: () => unknown,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new ReadableStream(
    {
      async pull(controller) {
        const { done, value } = await chunks.next()
        if (done) controller.close()
        else controller.enqueue(value)
      },
      async cancel() {
        await cancel()
      },
    },
    { highWaterMark: 0 },
  )
}
