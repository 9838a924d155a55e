// The editor: plain text on CodeMirror, underlined by @codemirror/lint, with a card of React's at the underlined words.
import { history, historyKeymap, insertNewline, standardKeymap } from '@codemirror/commands'
import { type Diagnostic, forEachDiagnostic, linter } from '@codemirror/lint'
import { EditorState, type Extension, Prec, StateEffect, StateField, Transaction } from '@codemirror/state'
import { EditorView, keymap, placeholder, showTooltip, tooltips } from '@codemirror/view'
import type { Finding, Span, Suggestion } from '../../analyzers/finding.ts'
import { watchPointer } from './pointer.ts'

export interface EditorParts {
  parent: HTMLElement
  /** Where React draws the card; the editor puts it beside the words. */
  cardHost: HTMLElement
  label: string
  describedBy: string
  text: string
  check(text: string): Promise<Finding[]>
  onText(text: string): void
  onFindings(text: string, findings: Finding[]): void
  onSend(): void
  onCard(card: Card | null): void
}

/** The open card: which finding, and whether the keyboard asked for it, so that the focus moves into it. */
export interface Card {
  finding: Finding
  takesFocus: boolean
}

export interface Editor {
  view: EditorView
  setText(text: string): void
  /** Lints again although the text is the same: the conversation or the linter has changed. */
  recheck(): void
  showFinding(finding: Finding, takesFocus: boolean): void
  step(direction: 1 | -1): boolean
  closeCard(): void
  /** The text afterwards; nothing happens where the text has changed since the suggestion was made. */
  apply(suggestion: Suggestion, checkedText: string): string | undefined
}

interface Marked extends Span {
  finding: Finding
}
type FindingDiagnostic = Diagnostic & { finding: Finding }

/** Between two keystrokes of a fast typist. */
const lintDelayMs = 60

const recheckEffect = StateEffect.define<null>()
const cardEffect = StateEffect.define<Span | null>()

export function createEditor(parts: EditorParts): Editor {
  const view = new EditorView({ parent: parts.parent, state: EditorState.create({ doc: parts.text, extensions: [] }) })

  const showFinding = (finding: Finding, takesFocus: boolean) => {
    const at = findMarks(view.state).find((mark) => mark.finding === finding)
    if (!at) return
    view.dispatch({ effects: cardEffect.of(at), selection: { anchor: at.end, head: at.start }, scrollIntoView: true })
    parts.onCard({ finding, takesFocus })
    if (!takesFocus) view.focus()
  }
  const closeCard = () => {
    if (view.state.field(cardField, false)) view.dispatch({ effects: cardEffect.of(null) })
  }
  const editor: Editor = {
    view,
    showFinding,
    closeCard,
    setText(text) {
      if (text === view.state.doc.toString()) return
      view.dispatch({
        changes: { from: 0, to: view.state.doc.length, insert: text },
        selection: { anchor: view.state.toText(text).length },
        // Undo takes back what the agent typed, not what was sent.
        annotations: Transaction.addToHistory.of(false),
      })
    },
    recheck: () => view.dispatch({ effects: recheckEffect.of(null) }),
    step(direction) {
      const mark = pickMark(findMarks(view.state), view.state.selection.main.from, direction)
      if (mark) showFinding(mark.finding, false)
      return mark !== undefined
    },
    apply(suggestion, checkedText) {
      if (checkedText !== view.state.doc.toString()) return undefined
      const changes = suggestion.edits.map(({ start, end, text }) => ({ from: start, to: end, insert: text }))
      view.dispatch({ changes, userEvent: 'input.complete', effects: cardEffect.of(null) })
      view.focus()
      return view.state.doc.toString()
    },
  }
  view.dispatch({ effects: StateEffect.appendConfig.of(extend(parts, editor)) })
  return editor
}

function extend(parts: EditorParts, editor: Editor): Extension {
  const openCard = (takesFocus: boolean) => (view: EditorView) => {
    const { from, to } = view.state.selection.main
    const marks = findMarks(view.state)
    const mark = marks.find(({ start, end }) => start <= to && end >= from) ?? pickMark(marks, from, 1)
    if (mark) editor.showFinding(mark.finding, takesFocus)
    return mark !== undefined
  }
  const send = () => {
    parts.onSend()
    return true
  }
  const keys = [
    { key: 'Enter', run: send, shift: insertNewline },
    { key: 'F8', run: () => editor.step(1), shift: () => editor.step(-1) },
    { key: 'Alt-Enter', run: openCard(true) },
    { key: 'Ctrl-.', mac: 'Cmd-.', run: openCard(true) },
    {
      key: 'Escape',
      run: (view: EditorView) => {
        const isOpen = view.state.field(cardField) !== null
        if (isOpen) editor.closeCard()
        return isOpen
      },
    },
  ]
  return [
    Prec.highest(keymap.of(keys)),
    keymap.of([...historyKeymap, ...standardKeymap]),
    history(),
    EditorView.lineWrapping,
    placeholder(`${parts.label}…`),
    EditorView.contentAttributes.of({
      'aria-label': parts.label,
      'aria-describedby': parts.describedBy,
      spellcheck: 'true',
      autocorrect: 'on',
      autocapitalize: 'sentences',
      dir: 'auto',
    }),
    makeLinter(parts),
    makeCardField(parts.cardHost),
    tooltips({ position: 'fixed', parent: document.body }),
    // The card brings its own frame, and lies over everything of Mantine's.
    EditorView.theme({ '.cm-tooltip': { border: 'none', backgroundColor: 'transparent', zIndex: '300' } }),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) parts.onText(update.state.doc.toString())
      if (update.startState.field(cardField, false) && !update.state.field(cardField)) parts.onCard(null)
    }),
    watchPointer({
      markAt: (view, position) => findMarks(view.state).find(({ start, end }) => start <= position && end >= position),
      cardHost: parts.cardHost,
      open(view, { start, end, finding }) {
        view.dispatch({ effects: cardEffect.of({ start, end }) })
        parts.onCard({ finding, takesFocus: false })
      },
      close: editor.closeCard,
    }),
  ]
}

function makeLinter({ check, onFindings }: EditorParts): Extension {
  const source = async (view: EditorView): Promise<FindingDiagnostic[]> => {
    const text = view.state.doc.toString()
    const findings = text.trim() ? await check(text) : []
    if (text !== view.state.doc.toString()) return []
    onFindings(text, findings)
    return findings.map((finding) => ({
      from: finding.start,
      to: finding.end,
      severity: finding.severity,
      message: finding.message,
      finding,
    }))
  }
  return linter(source, {
    delay: lintDelayMs,
    // The card of this file takes the place of the library's tooltip, which no keyboard reaches.
    tooltipFilter: () => [],
    needsRefresh: ({ transactions }) => transactions.some(({ effects }) => effects.some((e) => e.is(recheckEffect))),
  })
}

const cardField = StateField.define<Span | null>({
  create: () => null,
  update(card, { effects, docChanged }) {
    for (const effect of effects) if (effect.is(cardEffect)) return effect.value
    return docChanged ? null : card
  },
})

function makeCardField(cardHost: HTMLElement): Extension {
  // The same function each time: the editor then moves the card from words to words instead of making it anew.
  const create = () => ({ dom: cardHost })
  return [
    cardField,
    showTooltip.compute([cardField], (state) => {
      const card = state.field(cardField)
      return card && { pos: card.start, end: card.end, above: true, create }
    }),
  ]
}

/** Where the findings are now: their own offsets are those of the text that was linted. */
function findMarks(state: EditorState): Marked[] {
  const marks: Marked[] = []
  forEachDiagnostic(state, (diagnostic, start, end) => {
    marks.push({ start, end, finding: (diagnostic as FindingDiagnostic).finding })
  })
  return marks.sort((a, b) => a.start - b.start || a.end - b.end)
}

function pickMark(marks: Marked[], from: number, direction: 1 | -1): Marked | undefined {
  if (direction === 1) return marks.find(({ start }) => start > from) ?? marks[0]
  return marks.findLast(({ start }) => start < from) ?? marks.at(-1)
}
