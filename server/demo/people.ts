// Who the demo's own people are, all of them invented.
import type { IdentityRole } from '../identity/tokens.ts'

/** The conversation of the page `/demo`. */
export const demoConversationId = 'demo'

export const demoPeople: Record<IdentityRole, string> = {
  customer: 'Jamie Rivera',
  agent: 'Dana Okafor',
  supervisor: 'Sam Whitfield',
  connector: 'Demo connector',
}
