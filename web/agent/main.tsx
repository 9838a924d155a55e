// The page of the agent console.
import { AccessGate } from '../access-gate.tsx'
import { mountPage, PageFrame } from '../page.tsx'
import { AgentConsole } from './agent-console.tsx'

mountPage(
  <PageFrame title="Agent console">
    <AccessGate seat="agent">{(token, renew) => <AgentConsole key={token} token={token} onRenew={renew} />}</AccessGate>
  </PageFrame>,
)
