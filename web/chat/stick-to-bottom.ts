// Keeps a conversation at its newest message while the reader is there, and tells when something came while they were not.
import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'

const nearPx = 80

/** `newest` changes with every message, `conversation` with another conversation. */
export function useStickToBottom(box: RefObject<HTMLElement | null>, newest: unknown, conversation: unknown) {
  const isAtEnd = useRef(true)
  const [hasMore, setHasMore] = useState(false)
  const toEnd = useCallback(() => {
    if (box.current) box.current.scrollTop = box.current.scrollHeight
    isAtEnd.current = true
    setHasMore(false)
  }, [box])

  useEffect(() => {
    const element = box.current
    if (!element) return
    const onScroll = () => {
      isAtEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < nearPx
      if (isAtEnd.current) setHasMore(false)
    }
    // The composer below grows and shrinks.
    const resize = new ResizeObserver(() => isAtEnd.current && toEnd())
    element.addEventListener('scroll', onScroll, { passive: true })
    resize.observe(element)
    return () => {
      element.removeEventListener('scroll', onScroll)
      resize.disconnect()
    }
  }, [box, toEnd])
  // biome-ignore lint/correctness/useExhaustiveDependencies: another conversation starts at its end
  useLayoutEffect(toEnd, [conversation])
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new message is the reason to scroll
  useLayoutEffect(() => {
    if (isAtEnd.current) toEnd()
    else setHasMore(true)
  }, [newest])
  return { hasMore, toEnd }
}
