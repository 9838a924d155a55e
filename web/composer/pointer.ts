// Opens the card when the pointer rests on underlined words, and closes it when it has left both words and card.
import type { Extension } from '@codemirror/state'
import { EditorView } from '@codemirror/view'

const openDelayMs = 200
/** Long enough to reach the card. */
const closeDelayMs = 300

interface Parts<Mark> {
  markAt(view: EditorView, position: number): Mark | undefined
  cardHost: HTMLElement
  open(view: EditorView, mark: Mark): void
  close(): void
}

export function watchPointer<Mark>({ markAt, cardHost, open, close }: Parts<Mark>): Extension {
  let timer: ReturnType<typeof setTimeout> | undefined
  /** Only what the pointer opened is closed by the pointer: a card opened from the keyboard stays. */
  let isMine = false

  const wait = (act: () => void, delayMs: number) => {
    clearTimeout(timer)
    timer = setTimeout(act, delayMs)
  }
  const leave = () => {
    if (isMine && !cardHost.contains(document.activeElement)) wait(close, closeDelayMs)
    else clearTimeout(timer)
  }
  const findMark = (event: MouseEvent, view: EditorView) => {
    const isMarked = event.target instanceof Element && event.target.closest('.cm-lintRange') !== null
    const position = isMarked ? view.posAtCoords({ x: event.clientX, y: event.clientY }) : null
    return position === null ? undefined : markAt(view, position)
  }
  const show = (view: EditorView, mark: Mark) => {
    isMine = true
    open(view, mark)
  }

  cardHost.addEventListener('pointerenter', () => clearTimeout(timer))
  cardHost.addEventListener('pointerleave', leave)

  return EditorView.domEventHandlers({
    mousemove(event, view) {
      const mark = event.buttons === 0 ? findMark(event, view) : undefined
      if (mark) wait(() => show(view, mark), openDelayMs)
      else leave()
    },
    mouseleave: leave,
    click(event, view) {
      const mark = findMark(event, view)
      if (mark) wait(() => show(view, mark), 0)
    },
    keydown() {
      isMine = false
      clearTimeout(timer)
    },
  })
}
