// The page that shows everything at once: the customer's widget, the agent's console and the supervisor's, all real.
import { mountPage, PageFrame } from '../page.tsx'
import { Demo } from './demo.tsx'
import '../widget/main.ts'

mountPage(
  <PageFrame title="Demo">
    <Demo />
  </PageFrame>,
)
