/** Waits until a person can see an element. */

/** Resolves once any part of the element is inside the viewport; at once where nothing can tell, as in jsdom. */
export const whenVisible = (element: Element): Promise<void> =>
  new Promise((resolve) => {
    if (!('IntersectionObserver' in self)) return resolve()
    const observer = new IntersectionObserver((entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return
      observer.disconnect()
      resolve()
    })
    observer.observe(element)
  })
