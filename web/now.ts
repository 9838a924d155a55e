// The time of day as a value that moves on, so that "4 min" becomes "5 min".
import { useEffect, useState } from 'react'

const tickMs = 30_000

export function useNowMs(): number {
  const [nowMs, setNowMs] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), tickMs)
    return () => clearInterval(timer)
  }, [])
  return nowMs
}
