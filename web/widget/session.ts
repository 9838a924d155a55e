// Ties the widget's state to the socket and the outbox.
import type { ChatMessage, CustomerToServer, ServerToCustomer } from '../../server/contract.ts'
import { createOutbox } from '../outbox.ts'
import { ask, makeClientId, openSocket, watchLink } from '../socket.ts'
import { initialWidgetState, reduceWidget, type Waiting, type WidgetEvent, type WidgetState } from './state.ts'

export interface WidgetSession {
  readonly state: WidgetState
  dispatch(event: WidgetEvent): void
  send(text: string): void
  retry(clientId: string): void
  close(): void
}

export function openSession(server: string, token: string, onState: (state: WidgetState) => void): WidgetSession {
  let state = initialWidgetState
  const dispatch = (event: WidgetEvent) => {
    state = reduceWidget(state, event)
    onState(state)
  }
  const socket = openSocket<ServerToCustomer, CustomerToServer>('/customer', token, server)
  const outbox = createOutbox<Waiting, { ok: true; message: ChatMessage; isRepeat: boolean }>({
    isConnected: () => socket.connected,
    send: ({ clientId, text }) => ask(socket, 'message:send', { clientId, text }),
    onAnswer({ clientId }, answer) {
      if (answer.ok) dispatch({ type: 'message:answered', clientId, message: answer.message })
      else dispatch({ type: 'message:refused', clientId, refusal: { code: answer.code, message: answer.message } })
    },
  })
  const stopWatching = watchLink(socket, async (link) => {
    dispatch({ type: 'link:changed', link })
    if (link.state !== 'online') return
    // The first opening makes the conversation that the messages go into.
    const answer = await ask(socket, 'conversation:open', {})
    if (answer.ok) dispatch({ type: 'conversation:opened', agentName: answer.agentName, messages: answer.messages })
    outbox.flush()
  })
  socket.on('message:delivered', (message) => dispatch({ type: 'message:delivered', message }))
  return {
    get state() {
      return state
    },
    dispatch,
    send(text) {
      const waiting = { clientId: makeClientId(), text, queuedAt: new Date().toISOString() }
      dispatch({ type: 'message:queued', waiting })
      outbox.add(waiting)
    },
    retry(clientId) {
      dispatch({ type: 'message:retried', clientId })
      const waiting = state.waiting.find((item) => item.clientId === clientId)
      if (waiting) outbox.add(waiting)
    },
    close() {
      stopWatching()
      outbox.close()
      socket.disconnect()
    },
  }
}
