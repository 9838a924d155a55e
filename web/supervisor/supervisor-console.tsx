// The supervisor console: the live list beside the conversation, or one after the other where there is little room.
import { VisuallyHidden } from '@mantine/core'
import { IconEye, IconFilterOff, IconShieldCheck } from '@tabler/icons-react'
import { useCallback, useDeferredValue, useMemo } from 'react'
import { EmptyState } from '../empty-state.tsx'
import { LinkBanner } from '../link-banner.tsx'
import { useNowMs } from '../now.ts'
import { Problem } from '../problem.tsx'
import { FilterBar } from './filter-bar.tsx'
import { FlagList } from './flag-list.tsx'
import { ReviewView } from './review-view.tsx'
import { listRows, type Row } from './rows.ts'
import { useSupervisorSession } from './session.ts'
import type { SupervisorState } from './state.ts'
import classes from './supervisor.module.css'

interface Props {
  token: string
  onRenew(): void
  headingOrder?: 2 | 3
}

const noMessages: never[] = []

export function SupervisorConsole({ token, onRenew, headingOrder = 2 }: Props) {
  const { state, dispatch, choose } = useSupervisorSession(token)
  const nowMs = useNowMs()
  const { conversations, flagged, filters, setAside, paused, openId } = state
  const wanted = useDeferredValue(filters)
  const rows = useMemo(
    () => listRows({ conversations, flagged, filters: wanted, setAside, paused }),
    [conversations, flagged, wanted, setAside, paused],
  )
  const extend = useCallback(() => dispatch({ type: 'list:extended' }), [dispatch])
  const open = openId ? conversations[openId] : undefined
  const openRow = rows.find(({ conversation }) => conversation.conversationId === openId)
  return (
    <div className={classes.console}>
      <LinkBanner link={state.link} promise="What is flagged meanwhile appears when it is back." onRenew={onRenew} />
      <Problem problem={state.problem} onDismiss={() => dispatch({ type: 'problem:arose', problem: null })} />
      <div className={classes.panes} data-open={open !== undefined || undefined}>
        <div className={classes.listPane}>
          <FilterBar
            state={state}
            onFilter={(changes) => dispatch({ type: 'filters:changed', filters: changes })}
            onPause={(isPaused) => dispatch({ type: isPaused ? 'list:paused' : 'list:resumed' })}
          />
          <FlagList
            rows={rows}
            limit={state.limit}
            openId={openId}
            fresh={state.fresh}
            nowMs={nowMs}
            headingOrder={headingOrder}
            onChoose={choose}
            onMore={extend}
          />
          {rows.length === 0 && state.isListed && <NothingListed hasAny={Object.keys(flagged).length > 0} />}
        </div>
        <div className={classes.reviewPane}>
          {open ? (
            <ReviewView
              conversation={open}
              messages={state.messages[open.conversationId] ?? noMessages}
              flaggedId={openRow?.flags[0]?.messageId}
              needsYouNow={openRow?.needsYouNow ?? false}
              headingOrder={headingOrder}
              nowMs={nowMs}
              onSetAside={() => dispatch({ type: 'conversation:set-aside', conversationId: open.conversationId })}
              onClose={() => choose(null)}
            />
          ) : (
            <EmptyState icon={<IconEye size={24} />} title="Choose a conversation to read">
              <kbd>j</kbd> and <kbd>k</kbd> walk the list, <kbd>Enter</kbd> opens.
            </EmptyState>
          )}
        </div>
      </div>
      <Announcer rows={rows} state={state} />
    </div>
  )
}

function NothingListed({ hasAny }: { hasAny: boolean }) {
  return hasAny ? (
    <EmptyState icon={<IconFilterOff size={24} />} title="Nothing passes these filters">
      Clear them to see every flagged conversation.
    </EmptyState>
  ) : (
    <EmptyState icon={<IconShieldCheck size={24} />} title="Nothing is flagged">
      A conversation appears here as soon as a message is flagged or a customer signals a need.
    </EmptyState>
  )
}

/** Only what cannot wait is read out, one at a time. */
function Announcer({ rows, state }: { rows: readonly Row[]; state: SupervisorState }) {
  const row = rows.find(({ conversation, flags, needsYouNow }) => {
    return needsYouNow && state.fresh[conversation.conversationId] === flags[0]?.messageId
  })
  return (
    <VisuallyHidden>
      <div aria-live="polite">{row && !state.paused ? `Needs you now: ${row.conversation.customerName}` : ''}</div>
    </VisuallyHidden>
  )
}
