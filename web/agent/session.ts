// Ties the agent's state to the socket, the outbox and the lint worker.
import { useCallback, useEffect, useMemo, useReducer, useRef } from 'react'
import type { Finding } from '../../analyzers/finding.ts'
import type { AgentToServer, SendOutcome, ServerToAgent } from '../../server/contract.ts'
import { createLintClient, type LintClient } from '../composer/lint-client.ts'
import type { Asked } from '../composer/send-panel.tsx'
import { noAnswer } from '../link.ts'
import { createOutbox, type Outbox } from '../outbox.ts'
import { ask, makeClientId, openSocket, watchLink } from '../socket.ts'
import { type AgentEvent, type AgentState, initialAgentState, listTurns, type Outgoing, reduceAgent } from './state.ts'

type AgentSocket = ReturnType<typeof openSocket<ServerToAgent, AgentToServer>>

interface Wires {
  socket: AgentSocket
  outbox: Outbox<Outgoing>
  linter: LintClient
}

export interface AgentSession {
  state: AgentState
  dispatch: (event: AgentEvent) => void
  choose(conversationId: string | null): void
  check(text: string): Promise<Finding[]>
  send(text: string, asked: Asked): void
  retry(outgoing: Outgoing): void
}

export function useAgentSession(token: string): AgentSession {
  const [state, dispatch] = useReducer(reduceAgent, initialAgentState)
  const latest = useRef(state)
  latest.current = state
  const wires = useRef<Wires>(null)

  useEffect(() => {
    const made = connect(token, dispatch, () => latest.current)
    wires.current = made.wires
    return () => {
      made.close()
      wires.current = null
    }
  }, [token])

  const choose = useCallback((conversationId: string | null) => {
    dispatch({ type: 'conversation:chosen', conversationId })
    if (conversationId && wires.current) void openConversation(wires.current.socket, conversationId, dispatch)
  }, [])
  const check = useCallback(async (text: string) => {
    const { openId, messages, contexts } = latest.current
    const known = (openId && contexts[openId]) || {}
    const context = listTurns((openId && messages[openId]) || [])
    return (
      (await wires.current?.linter.check({ ...known, text, role: 'agent', context, now: new Date().toISOString() })) ??
      []
    )
  }, [])
  const send = useCallback((text: string, { reason, note, isForReview = false }: Asked) => {
    const conversationId = latest.current.openId
    if (!conversationId) return
    const outgoing: Outgoing = {
      ...{ clientId: makeClientId(), conversationId, text, queuedAt: new Date().toISOString(), isForReview },
      ...(reason && { reason }),
      ...(note && { note }),
    }
    dispatch({ type: 'message:queued', outgoing })
    wires.current?.outbox.add(outgoing)
  }, [])
  const retry = useCallback((outgoing: Outgoing) => {
    dispatch({ type: 'message:retried', clientId: outgoing.clientId })
    wires.current?.outbox.add(outgoing)
  }, [])
  return useMemo(() => ({ state, dispatch, choose, check, send, retry }), [state, choose, check, send, retry])
}

function connect(token: string, dispatch: (event: AgentEvent) => void, read: () => AgentState) {
  const socket: AgentSocket = openSocket('/agent', token)
  const outbox = createOutbox<Outgoing, { ok: true } & SendOutcome>({
    isConnected: () => socket.connected,
    send: ({ conversationId, clientId, text, reason, note }) =>
      ask(socket, 'message:send', {
        ...{ conversationId, clientId, text },
        ...(reason && { reason }),
        ...(note && { note }),
      }),
    onAnswer({ clientId }, answer) {
      if (answer.ok) dispatch({ type: 'message:answered', clientId, outcome: answer })
      else dispatch({ type: 'message:refused', clientId, refusal: { code: answer.code, message: answer.message } })
    },
  })
  const linter = createLintClient({
    startWorker: () => new Worker(new URL('../composer/lint-worker.ts', import.meta.url), { type: 'module' }),
    async askServer(text) {
      const conversationId = read().openId
      if (!conversationId) return null
      const answer = await ask(socket, 'draft:check', { conversationId, text })
      return answer.ok ? answer.findings : null
    },
    onMode: (mode) => dispatch({ type: 'lint-mode:changed', mode }),
  })
  const stopWatching = watchLink(socket, (link) => {
    dispatch({ type: 'link:changed', link })
    if (link.state !== 'online') return
    void refresh(socket, outbox, dispatch, read)
    void ask(socket, 'policy:get', {}).then((answer) => answer.ok && linter.setPolicy(answer.overlay))
  })
  socket.on('message:delivered', (message) => dispatch({ type: 'message:delivered', message }))
  socket.on('context:changed', (change) => dispatch({ type: 'context:changed', ...change }))
  socket.on('conversation:updated', (conversation) => dispatch({ type: 'conversation:updated', conversation }))
  return {
    wires: { socket, outbox, linter },
    close() {
      stopWatching()
      outbox.close()
      linter.close()
      socket.disconnect()
    },
  }
}

/** After every connection: what waited goes out, what was missed comes in. */
async function refresh(
  socket: AgentSocket,
  outbox: Outbox<Outgoing>,
  dispatch: (event: AgentEvent) => void,
  read: () => AgentState,
) {
  outbox.flush()
  const { openId } = read()
  if (openId) void openConversation(socket, openId, dispatch)
  const answer = await ask(socket, 'conversations:list', {})
  if (answer.ok) dispatch({ type: 'conversations:listed', conversations: answer.conversations })
  else report(answer, dispatch)
}

async function openConversation(socket: AgentSocket, conversationId: string, dispatch: (event: AgentEvent) => void) {
  const answer = await ask(socket, 'conversation:open', { conversationId })
  if (answer.ok) dispatch({ ...answer, type: 'conversation:opened' })
  else report(answer, dispatch)
}

/** A broken link has its own banner, and is mended by the next connection. */
function report({ code, message }: { code: string; message: string }, dispatch: (event: AgentEvent) => void) {
  if (code !== noAnswer) dispatch({ type: 'problem:arose', problem: { code, message } })
}
