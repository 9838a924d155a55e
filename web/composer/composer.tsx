// The composer: the editor, the card at the words, the findings below, and the steps between Send and sent.
import { Button } from '@mantine/core'
import { IconSend2 } from '@tabler/icons-react'
import { useCallback, useEffect, useId, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import type { Finding, Suggestion } from '../../analyzers/finding.ts'
import { countFindings } from '../findings/words.ts'
import { CardDialog } from './card-dialog.tsx'
import classes from './composer.module.css'
import type { Card } from './editor.ts'
import { FindingsList } from './findings-list.tsx'
import type { LintMode } from './lint-client.ts'
import { Notices } from './notices.tsx'
import { type HeldDraft, planSend } from './plan.ts'
import { type Asked, SendPanel } from './send-panel.tsx'
import { useEditor } from './use-editor.ts'

export interface ComposerProps {
  label: string
  /** The draft; a value that the editor does not have is put into it. */
  text: string
  /** What the server said when it held this very text: it outranks the linter in the browser. */
  held: HeldDraft | null
  lintMode: LintMode
  /** Lints again when it changes. */
  contextKey: string | number
  check(text: string): Promise<Finding[]>
  onChange(text: string): void
  onSend(text: string, asked: Asked): void
}

/** Past this the server, which decides anyhow, need not wait for the linter in the browser. */
const lintPatienceMs = 600

export function Composer(props: ComposerProps) {
  const { text, held, label } = props
  const latest = useRef(props)
  latest.current = props
  const [checked, setChecked] = useState<HeldDraft>({ text: '', findings: [] })
  const [card, setCard] = useState<Card | null>(null)
  const [isAsking, setIsAsking] = useState(false)
  /** What was just done or refused, as long as the text is the one it was about. */
  const [said, setSaid] = useState({ of: '', words: '' })
  const statusId = useId()

  const check = useCallback(async (draft: string) => {
    const { held: stopped, check: lint } = latest.current
    return stopped?.text === draft ? stopped.findings : lint(draft)
  }, [])
  const send = useRef<() => void>(() => undefined)
  const { box, host, editor } = useEditor(props, {
    statusId,
    check,
    onSend: () => send.current(),
    onCard: setCard,
    onFindings: (draft, findings) => setChecked({ text: draft, findings }),
  })

  // A finding keeps its place in the list until the next check, a moment later: a list that blinks cannot be clicked.
  const findings = text.trim() ? checked.findings : []
  const isFresh = checked.text === text
  const plan = planSend(text, isFresh ? findings : [])
  const isPanelOpen = isAsking && (plan.step === 'ask' || plan.step === 'review')

  const deliver = (draft: string, asked: Asked) => {
    setIsAsking(false)
    latest.current.onSend(draft, asked)
    // At once, not with the next render: a second Enter must find nothing to send.
    editor.current?.setText('')
    editor.current?.view.focus()
  }
  send.current = async () => {
    const draft = editor.current?.view.state.doc.toString() ?? ''
    const found = checked.text === draft ? checked.findings : await settleWithin(check(draft), lintPatienceMs)
    if (draft !== editor.current?.view.state.doc.toString()) return
    const { step, because } = planSend(draft, found ?? [])
    if (step === 'send') deliver(draft, {})
    if (step === 'ask' || step === 'review') setIsAsking(true)
    if (step === 'blocked') setSaid({ of: draft, words: `Not sent. ${because[0]?.fix ?? ''}` })
    if (step === 'too-long') setSaid({ of: draft, words: 'Not sent: the message is too long.' })
  }

  useEffect(() => setIsAsking(held !== null && held.text === text), [held, text])
  // biome-ignore lint/correctness/useExhaustiveDependencies: these values are reasons to lint again, not inputs
  useEffect(() => editor.current?.recheck(), [props.contextKey, held, props.lintMode])

  const focusEditor = () => editor.current?.view.focus()
  const apply = (suggestion: Suggestion) => {
    const after = editor.current?.apply(suggestion, checked.text)
    if (after !== undefined) setSaid({ of: after, words: `Applied: ${suggestion.title}` })
  }
  return (
    <div className={classes.composer}>
      <div className={classes.field} data-severity={isFresh ? findings[0]?.severity : undefined}>
        <div className={classes.editor} ref={box} />
        <div className={classes.bar}>
          <p className={classes.status} id={statusId}>
            <span role="status">{countFindings(findings)}</span>
            <KeyHints hasFindings={findings.length > 0} />
          </p>
          <Button
            className={isPanelOpen ? classes.covered : undefined}
            rightSection={<IconSend2 size={16} aria-hidden />}
            aria-disabled={plan.step === 'blocked' || plan.step === 'nothing' || plan.step === 'too-long' || undefined}
            data-disabled={plan.step === 'blocked' || plan.step === 'nothing' || plan.step === 'too-long' || undefined}
            onClick={() => send.current()}
          >
            Send
          </Button>
        </div>
      </div>
      <Notices plan={plan} held={held?.text === text ? held : null} length={text.length} lintMode={props.lintMode} />
      {isPanelOpen && (
        <SendPanel
          plan={plan}
          onSend={(asked) => deliver(text, asked)}
          onEdit={() => {
            setIsAsking(false)
            focusEditor()
          }}
        />
      )}
      <FindingsList text={checked.text} findings={findings} onOpen={(f) => editor.current?.showFinding(f, true)} />
      <p className={classes.said} role="status">
        {said.of === text ? said.words : ''}
      </p>
      {card &&
        createPortal(
          <CardDialog
            card={card}
            findings={findings}
            label={label}
            onApply={apply}
            onStep={(finding) => editor.current?.showFinding(finding, true)}
            onClose={() => {
              editor.current?.closeCard()
              focusEditor()
            }}
            onResize={() => editor.current?.view.requestMeasure()}
          />,
          host,
        )}
    </div>
  )
}

function KeyHints({ hasFindings }: { hasFindings: boolean }) {
  return (
    <span className={classes.hints}>
      {hasFindings ? (
        <>
          <kbd>F8</kbd> next finding <kbd>Alt</kbd>+<kbd>Enter</kbd> what to do
        </>
      ) : (
        <>
          <kbd>Enter</kbd> sends <kbd>Shift</kbd>+<kbd>Enter</kbd> new line
        </>
      )}
    </span>
  )
}

function settleWithin<T>(promise: Promise<T>, limitMs: number): Promise<T | null> {
  return Promise.race([promise, new Promise<null>((resolve) => setTimeout(resolve, limitMs, null))])
}
