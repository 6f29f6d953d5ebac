/** The window of a flow: opens it, brings it to the front, closes it. */

/** Wide enough for HubSpot's approval page. */
const WIDTH_PX = 640
const HEIGHT_PX = 760

/** Opens a window in the middle of the page's own. Returns `null` where the browser blocks it. */
export function openPopup(open: typeof window.open, url: string): Window | null {
  const left = screenX + (outerWidth - WIDTH_PX) / 2
  const top = screenY + (outerHeight - HEIGHT_PX) / 2
  const popup = open(url, '_blank', `popup,width=${WIDTH_PX},height=${HEIGHT_PX},left=${left},top=${top}`)
  // Some apps have one window for all, and return this one.
  return popup === self ? null : popup
}

export class Popup {
  #window: Window | null = null

  /** Call it inside a click. Returns whether a window opened. */
  open(open: typeof window.open, url: string): boolean {
    this.#window = openPopup(open, url)
    return !!this.#window
  }

  /** Whether there was a window. Under COOP the handle of an open window reads `closed` all the same. */
  get wasOpened(): boolean {
    return !!this.#window
  }

  get isHeld(): boolean {
    return !!this.#window && !this.#window.closed
  }

  focus(): void {
    this.#window?.focus()
  }

  /**
   * Closes the window where that is allowed. One that has given up its opener cannot be closed while it is on another
   * site, where its address cannot be read either; the browser would log an error.
   */
  close(): void {
    try {
      if (this.#window?.location.href) this.#window.close()
    } catch {
      // The window stays open, and what it still sends is a late callback.
    }
  }
}
