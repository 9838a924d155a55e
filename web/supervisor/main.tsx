// The page of the supervisor console.
import { AccessGate } from '../access-gate.tsx'
import { mountPage, PageFrame } from '../page.tsx'
import { SupervisorConsole } from './supervisor-console.tsx'

mountPage(
  <PageFrame title="Supervisor console">
    <AccessGate seat="supervisor">
      {(token, renew) => <SupervisorConsole key={token} token={token} onRenew={renew} />}
    </AccessGate>
  </PageFrame>,
)
