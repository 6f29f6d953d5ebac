/** The window of a flow: opens it, brings it to the front, closes it. */

/** Wide enough for HubSpot's approval page. */
const WIDTH_PX = 640
const HEIGHT_PX = 760

export class Popup {
  #window: Window | null = null
  /**
   * Whether something that is no window came in its place, as from an extension that blocks popups and may open the window
   * later. What such an object says of itself means nothing, so it is not held.
   */
  isStandIn = false

  /**
   * Opens a window in the middle of the page's own; call it inside a click. Never throws. Returns `false` where none
   * opened, or the page's own came: some apps have one window for all.
   */
  open(open: typeof window.open, url: string): boolean {
    const left = screenX + (outerWidth - WIDTH_PX) / 2
    const top = screenY + (outerHeight - HEIGHT_PX) / 2
    this.#window = null
    this.isStandIn = false
    try {
      const opened = open(url, '_blank', `popup,width=${WIDTH_PX},height=${HEIGHT_PX},left=${left},top=${top}`)
      // Only a window of its own is its own top; a frame or a proxy of a window is not.
      if (opened === self) return false
      if (opened!.top === opened) this.#window = opened
      else this.isStandIn = true
    } catch {
      // Nothing came, or it throws, or the replaced `window.open` does.
    }
    return this.isStandIn || !!this.#window
  }

  /** Whether the window is open; `undefined` where none was opened. Under COOP an open window reads closed all the same. */
  get isHeld(): boolean | undefined {
    return this.#window ? !this.#window.closed : undefined
  }

  /** The window, to look at; `null` where none was opened, or it is closed. */
  get window(): Window | null {
    return this.isHeld ? this.#window : null
  }

  focus(): void {
    this.#window?.focus()
  }

  close(): void {
    this.#window?.close()
  }
}
