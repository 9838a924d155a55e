// The agent console: the list beside the conversation, or one after the other where there is little room.
import { IconMessageCircle } from '@tabler/icons-react'
import { useDeferredValue, useEffect, useMemo, useRef } from 'react'
import { EmptyState } from '../empty-state.tsx'
import { LinkBanner } from '../link-banner.tsx'
import { useNowMs } from '../now.ts'
import { Problem } from '../problem.tsx'
import classes from './agent.module.css'
import { ChatView } from './chat-view.tsx'
import { ConversationList } from './conversation-list.tsx'
import { useAgentSession } from './session.ts'
import { listShown } from './state.ts'

export interface AgentConsoleProps {
  token: string
  onRenew(): void
  headingOrder?: 2 | 3
  /** Opened as soon as it is listed. */
  firstConversationId?: string
  /** A text to put into the composer; `key` makes the same text count again. */
  example?: { key: number; text: string } | null
}

export function AgentConsole(props: AgentConsoleProps) {
  const { token, onRenew, headingOrder = 2, firstConversationId, example } = props
  const session = useAgentSession(token)
  const { state, dispatch, choose } = session
  const nowMs = useNowMs()
  const open = state.openId ? state.conversations[state.openId] : undefined

  const hasOpenedFirst = useRef(false)
  useEffect(() => {
    if (hasOpenedFirst.current || !firstConversationId || !state.conversations[firstConversationId]) return
    hasOpenedFirst.current = true
    choose(firstConversationId)
  }, [firstConversationId, state.conversations, choose])

  const openId = useRef(state.openId)
  openId.current = state.openId
  useEffect(() => {
    if (example && openId.current)
      dispatch({ type: 'draft:changed', conversationId: openId.current, text: example.text })
  }, [example, dispatch])

  const isUnsaved = state.outbox.length > 0
  useEffect(() => {
    if (!isUnsaved) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [isUnsaved])

  const search = useDeferredValue(state.search)
  const conversations = useMemo(
    () => listShown({ conversations: state.conversations, search }),
    [state.conversations, search],
  )
  const onSearch = useMemo(() => (value: string) => dispatch({ type: 'search:changed', search: value }), [dispatch])
  return (
    <div className={classes.console}>
      <LinkBanner
        link={state.link}
        promise="What you send now waits here and goes out once, when the connection is back."
        onRenew={onRenew}
      />
      <Problem problem={state.problem} onDismiss={() => dispatch({ type: 'problem:arose', problem: null })} />
      <div className={classes.panes} data-open={open !== undefined || undefined}>
        <nav className={classes.listPane} aria-label="Conversations">
          <ConversationList
            conversations={conversations}
            isListed={state.isListed}
            hasAny={Object.keys(state.conversations).length > 0}
            openId={state.openId}
            unread={state.unread}
            search={state.search}
            nowMs={nowMs}
            onSearch={onSearch}
            onChoose={choose}
          />
        </nav>
        <div className={classes.chatPane}>
          {open ? (
            <ChatView session={session} conversation={open} headingOrder={headingOrder} nowMs={nowMs} />
          ) : (
            <EmptyState icon={<IconMessageCircle size={24} />} title="Choose a conversation">
              Your drafts are checked while you type; the customer gets nothing before you send.
            </EmptyState>
          )}
        </div>
      </div>
    </div>
  )
}
