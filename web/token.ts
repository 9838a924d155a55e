// Where a page gets its token: from the link the administrator sent, else from demo mode, else nowhere.

export type Access = { state: 'granted'; token: string } | { state: 'none' } | { state: 'unreachable' }
export type ConsoleRole = 'agent' | 'supervisor'

const keyOf = (role: ConsoleRole) => `scruple-token-${role}`

/** Takes `#token=…` out of the address at once, so that it is in no history, bookmark or screenshot. */
function takeTokenFromAddress(role: ConsoleRole): string | null {
  const token = new URLSearchParams(location.hash.slice(1)).get('token')
  if (token) {
    history.replaceState(history.state, '', location.pathname + location.search)
    sessionStorage.setItem(keyOf(role), token)
  }
  return token ?? sessionStorage.getItem(keyOf(role))
}

/** After a refusal: the next load must not try the same token again. */
export function forgetToken(role: ConsoleRole): void {
  sessionStorage.removeItem(keyOf(role))
}

export async function findAccess(role: ConsoleRole): Promise<Access> {
  const token = takeTokenFromAddress(role)
  return token ? { state: 'granted', token } : askDemoToken(role)
}

/** Outside demo mode there is no such address, and so no access. */
export async function askDemoToken(role: ConsoleRole | 'customer'): Promise<Access> {
  try {
    const response = await fetch('/v1/demo/token', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ role }),
    })
    if (!response.ok) return { state: response.status >= 500 ? 'unreachable' : 'none' }
    const { token } = (await response.json()) as { token?: unknown }
    return typeof token === 'string' ? { state: 'granted', token } : { state: 'none' }
  } catch {
    return { state: 'unreachable' }
  }
}
