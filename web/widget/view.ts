// Draws the widget: built once, then changed where the state has changed, so that focus and reading position stay.
import type * as Contract from '../../server/contract.ts'
import { formatTime, splitDays } from '../chat/timeline.ts'
import { make, makeIcon } from './dom.ts'
import { type Entry, listEntries, type WidgetState } from './state.ts'

export interface ViewParts {
  title: string
  isInline: boolean
  onToggle(): void
  onSend(text: string): void
  onRetry(key: string): void
}

export interface View {
  root: HTMLElement
  render(state: WidgetState): void
  focusText(): void
  focusLauncher(): void
  setText(text: string): void
}

/** The contract's limit; the server refuses more. */
const maxMessageChars: typeof Contract.maxMessageChars = 10_000

const icons = {
  chat: 'M8 9h8M8 13h5M18 4a3 3 0 0 1 3 3v8a3 3 0 0 1-3 3h-5l-5 3v-3H6a3 3 0 0 1-3-3V7a3 3 0 0 1 3-3z',
  close: 'M18 6 6 18M6 6l12 12',
  send: 'M10 14 21 3M21 3l-6.500 18-4.500-7-7-4.500z',
}

export function createView({ title, isInline, onToggle, onSend, onRetry }: ViewParts): View {
  const heading = make('h2', { class: 'title', id: 'title', dir: 'auto' }, title)
  const agent = make('p', { class: 'with', dir: 'auto' })
  const close = make('button', { class: 'close', type: 'button', 'aria-label': 'Close chat' }, makeIcon(icons.close))
  const notice = make('p', { class: 'notice', role: 'status' })
  const hello = make('p', { class: 'hello' }, 'Write your question below. Please leave out card numbers and passwords.')
  const list = make('ol', { class: 'list' })
  const log = make(
    'div',
    { class: 'log', role: 'log', 'aria-live': 'off', 'aria-label': 'Messages', tabindex: '0' },
    hello,
    list,
  )
  const text = make('textarea', {
    class: 'text',
    rows: '1',
    dir: 'auto',
    'aria-label': 'Your message',
    placeholder: 'Your message',
  })
  const send = make('button', { class: 'send', type: 'submit', 'aria-label': 'Send' }, makeIcon(icons.send))
  const left = make('div', { class: 'left', role: 'status' })
  const form = make('form', { class: 'form' }, text, send)
  const header = make('header', { class: 'head' }, make('div', { class: 'titles' }, heading, agent), close)
  const panel = make('section', { class: 'panel', 'aria-labelledby': 'title' }, header, notice, log, form, left)
  const badge = make('span', { class: 'badge', 'aria-hidden': 'true' })
  const launcher = make('button', { class: 'launcher', type: 'button' }, makeIcon(icons.chat), badge)
  const root = make('div', { class: 'root' }, panel, launcher)

  close.hidden = isInline
  launcher.hidden = isInline
  if (!isInline) panel.setAttribute('role', 'dialog')

  const submit = () => {
    if (!text.value.trim() || text.value.length > maxMessageChars) return
    onSend(text.value.trim())
    text.value = ''
    text.focus()
    tellLength()
  }
  const tellLength = () => {
    const over = text.value.length - maxMessageChars
    left.textContent = over > 0 ? `${over.toLocaleString()} characters too many` : ''
  }
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    submit()
  })
  text.addEventListener('input', tellLength)
  text.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
    event.preventDefault()
    submit()
  })
  // The host page's shortcuts must not fire while somebody writes here.
  root.addEventListener('keydown', (event) => {
    event.stopPropagation()
    if (event.key === 'Escape' && !isInline) onToggle()
  })
  close.addEventListener('click', onToggle)
  launcher.addEventListener('click', onToggle)

  const drawn = new Map<string, HTMLElement>()
  return {
    root,
    focusText: () => text.focus(),
    focusLauncher: () => launcher.focus(),
    setText(value) {
      text.value = value
      tellLength()
      text.focus()
    },
    render(state) {
      const isOpen = isInline || state.isOpen
      panel.hidden = !isOpen
      badge.hidden = state.unread === 0
      badge.textContent = String(state.unread)
      launcher.setAttribute('aria-expanded', String(isOpen))
      launcher.setAttribute('aria-label', nameLauncher(isOpen, state.unread))
      agent.textContent = state.agentName ? `With ${state.agentName}` : ''
      tellLink(notice, state)
      hello.hidden = !state.isReady || state.messages.length + state.waiting.length > 0
      const isAtEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 80
      drawEntries(list, drawn, listEntries(state), onRetry)
      if (isAtEnd || !isOpen) log.scrollTop = log.scrollHeight
      // What was said before is not read out again; what comes from now on is.
      if (state.isReady) setTimeout(() => log.setAttribute('aria-live', 'polite'), 500)
    },
  }
}

function nameLauncher(isOpen: boolean, unread: number): string {
  if (isOpen) return 'Close chat'
  return unread > 0 ? `Open chat, ${unread} unread` : 'Open chat'
}

function tellLink(notice: HTMLElement, { link }: WidgetState): void {
  const told =
    link.state === 'refused'
      ? `This chat is not available. ${link.message} ${link.code}`
      : link.state === 'reconnecting'
        ? 'Connection lost. Reconnecting… Your messages are kept and sent once.'
        : link.state === 'offline'
          ? 'You are offline. Your messages are kept and sent once.'
          : ''
  if (notice.textContent !== told) notice.textContent = told
}

/** Bubbles are made once and moved only where their place is wrong: a screen reader reads out what is inserted. */
function drawEntries(
  list: HTMLElement,
  drawn: Map<string, HTMLElement>,
  entries: Entry[],
  onRetry: (key: string) => void,
) {
  const wanted: HTMLElement[] = []
  for (const day of splitDays(entries, Date.now())) {
    wanted.push(reuse(drawn, `day ${day.key}`, () => make('li', { class: 'day' })))
    const label = wanted.at(-1)
    if (label && label.textContent !== day.label) label.textContent = day.label
    for (const entry of day.messages) {
      const element = reuse(drawn, entry.key, () => makeEntry(entry))
      updateEntry(element, entry, onRetry)
      wanted.push(element)
    }
  }
  const keep = new Set(wanted)
  for (const [key, element] of drawn) {
    if (keep.has(element)) continue
    element.remove()
    drawn.delete(key)
  }
  for (const [index, element] of wanted.entries()) {
    if (list.children[index] !== element) list.insertBefore(element, list.children[index] ?? null)
  }
}

function reuse(drawn: Map<string, HTMLElement>, key: string, build: () => HTMLElement): HTMLElement {
  const element = drawn.get(key) ?? build()
  drawn.set(key, element)
  return element
}

function makeEntry({ isOwn, author }: Entry): HTMLElement {
  const who = make('span', { class: 'unseen' }, isOwn ? 'You: ' : `${author || 'Agent'}: `)
  const bubble = make('div', { class: 'bubble', dir: 'auto' })
  return make('li', { class: isOwn ? 'entry own' : 'entry' }, who, bubble, make('div', { class: 'meta' }))
}

function updateEntry(element: HTMLElement, { key, text, sentAt, status }: Entry, onRetry: (key: string) => void): void {
  const [, bubble, meta] = element.children
  if (!bubble || !meta) return
  if (bubble.textContent !== text) bubble.textContent = text
  const told = { delivered: formatTime(sentAt), waiting: 'Sending…', refused: 'Not sent.' }[status]
  if (meta.textContent !== told) meta.textContent = told
  if (element.dataset.status === status) return
  element.dataset.status = status
  element.querySelector('.again')?.remove()
  if (status !== 'refused') return
  const again = make('button', { class: 'again', type: 'button' }, 'Send again')
  again.addEventListener('click', () => onRetry(key))
  element.append(again)
}
