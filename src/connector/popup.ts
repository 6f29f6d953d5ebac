/** The window of a flow: opens it, brings it to the front, closes it. */

/** Wide enough for HubSpot's approval page. */
const WIDTH_PX = 640
const HEIGHT_PX = 760

export class Popup {
  #window: Window | null = null

  /**
   * Opens a window in the middle of the page's own; call it inside a click. Returns whether one opened, and not the
   * page's own: some apps have one window for all.
   */
  open(open: typeof window.open, url: string): boolean {
    const left = screenX + (outerWidth - WIDTH_PX) / 2
    const top = screenY + (outerHeight - HEIGHT_PX) / 2
    const opened = open(url, '_blank', `popup,width=${WIDTH_PX},height=${HEIGHT_PX},left=${left},top=${top}`)
    this.#window = opened === self ? null : opened
    return !!this.#window
  }

  /** Whether the window is open; `undefined` where none was opened. Under COOP an open window reads closed all the same. */
  get isHeld(): boolean | undefined {
    return this.#window ? !this.#window.closed : undefined
  }

  focus(): void {
    this.#window?.focus()
  }

  close(): void {
    this.#window?.close()
  }
}
