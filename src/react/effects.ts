/** Effects that a server may draw through. */
import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react'

/** React 18 warns of a layout effect on a server. */
export const useBrowserLayoutEffect = typeof document === 'undefined' ? useEffect : useLayoutEffect

/** Returns a ref that holds the value of the latest drawing that reached the page. */
export function useLatest<Value>(value: Value): RefObject<Value> {
  const latest = useRef(value)
  useBrowserLayoutEffect(() => {
    latest.current = value
  })
  return latest
}
