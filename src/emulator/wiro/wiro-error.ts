/** How Wiro's API reports an error: `result: false` with a number and a message, mostly under HTTP 200. */

/** An error of Wiro's API. Number 0 is its general one; 1 stands for an unknown agent. */
export class WiroError extends Error {
  constructor(
    readonly code: number,
    message: string,
  ) {
    super(message)
  }
}

export function wiroErrorResponse(httpStatus: number, code: number, message: string): Response {
  return Response.json({ result: false, errors: [{ code, message }] }, { status: httpStatus })
}
