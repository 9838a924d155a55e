// Which pages may talk to this server: its own, and those that the settings name.
import type { IncomingHttpHeaders } from 'node:http'
import { type Config, isLoopback } from '../config.ts'

export interface OriginPolicy {
  allowed: string[]
  /** `origin`: a page on the list, other than the server's own. */
  isAllowed(origin: string | undefined): boolean
  /** False for a request from a foreign page and, in demo mode, for one that did not come by a loopback name. */
  mayConnect(headers: IncomingHttpHeaders): boolean
}

export function createOriginPolicy({
  allowedOrigins,
  isDemo,
}: Pick<Config, 'allowedOrigins' | 'isDemo'>): OriginPolicy {
  const isAllowed = (origin: string | undefined) => origin !== undefined && allowedOrigins.includes(origin)
  return {
    allowed: allowedOrigins,
    isAllowed,
    mayConnect({ host = '', origin }) {
      const page = origin === undefined ? undefined : parseUrl(origin)
      const own = parseUrl(`${page?.protocol ?? 'http:'}//${host}`)
      // A foreign name that resolves to 127.0.0.1 (DNS rebinding) would make any web page a loopback page.
      if (isDemo && (own === undefined || !isLoopback(own.hostname))) return false
      if (origin === undefined || isAllowed(origin)) return true
      return page !== undefined && page.host === own?.host
    },
  }
}

const parseUrl = (url: string) => URL.parse(url) ?? undefined
