// Ties the supervisor's state to the socket.
import { useCallback, useEffect, useMemo, useReducer, useRef } from 'react'
import type { ServerToSupervisor, SupervisorToServer } from '../../server/contract.ts'
import { noAnswer } from '../link.ts'
import { ask, openSocket, watchLink } from '../socket.ts'
import { initialSupervisorState, reduceSupervisor, type SupervisorEvent, type SupervisorState } from './state.ts'

type SupervisorSocket = ReturnType<typeof openSocket<ServerToSupervisor, SupervisorToServer>>
type Dispatch = (event: SupervisorEvent) => void

export interface SupervisorSession {
  state: SupervisorState
  dispatch: Dispatch
  choose(conversationId: string | null): void
}

/** The contract's most. */
const listLimit = 500

export function useSupervisorSession(token: string): SupervisorSession {
  const [state, dispatch] = useReducer(reduceSupervisor, initialSupervisorState)
  const openId = useRef(state.openId)
  openId.current = state.openId
  const current = useRef<SupervisorSocket>(null)

  useEffect(() => {
    const socket: SupervisorSocket = openSocket('/supervisor', token)
    current.current = socket
    const stopWatching = watchLink(socket, (link) => {
      dispatch({ type: 'link:changed', link })
      if (link.state === 'online') void refresh(socket, openId.current, dispatch)
    })
    socket.on('message:flagged', (message) => dispatch({ type: 'message:flagged', message }))
    socket.on('message:delivered', (message) => dispatch({ type: 'message:delivered', message }))
    socket.on('conversation:updated', (conversation) => dispatch({ type: 'conversation:updated', conversation }))
    return () => {
      stopWatching()
      socket.disconnect()
      current.current = null
    }
  }, [token])

  const choose = useCallback((conversationId: string | null) => {
    dispatch({ type: 'conversation:chosen', conversationId })
    if (conversationId && current.current) void openConversation(current.current, conversationId, dispatch)
  }, [])
  return useMemo(() => ({ state, dispatch, choose }), [state, choose])
}

async function refresh(socket: SupervisorSocket, openId: string | null, dispatch: Dispatch) {
  if (openId) void openConversation(socket, openId, dispatch)
  const answer = await ask(socket, 'flags:list', { limit: listLimit })
  if (answer.ok) dispatch({ ...answer, type: 'flags:listed' })
  else report(answer, dispatch)
}

async function openConversation(socket: SupervisorSocket, conversationId: string, dispatch: Dispatch) {
  const answer = await ask(socket, 'conversation:open', { conversationId })
  if (answer.ok) dispatch({ ...answer, type: 'conversation:opened' })
  else report(answer, dispatch)
}

function report({ code, message }: { code: string; message: string }, dispatch: Dispatch) {
  if (code !== noAnswer) dispatch({ type: 'problem:arose', problem: { code, message } })
}
