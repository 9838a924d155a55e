// One editor for as long as its composer is on the page; the draft goes both ways.
import { useEffect, useRef, useState } from 'react'
import type { Finding } from '../../analyzers/finding.ts'
import classes from './composer.module.css'
import { type Card, createEditor, type Editor } from './editor.ts'

interface Draft {
  text: string
  label: string
  onChange(text: string): void
}

interface EditorHooks {
  statusId: string
  check(text: string): Promise<Finding[]>
  onSend(): void
  onCard(card: Card | null): void
  onFindings(text: string, findings: Finding[]): void
}

export function useEditor({ text, label, onChange }: Draft, hooks: EditorHooks) {
  const box = useRef<HTMLDivElement>(null)
  const [host] = useState(() => document.createElement('div'))
  const editor = useRef<Editor>(null)
  const latest = useRef({ ...hooks, onChange, text })
  latest.current = { ...hooks, onChange, text }

  useEffect(() => {
    if (!box.current) return
    host.className = classes.cardHost ?? ''
    const made = createEditor({
      parent: box.current,
      cardHost: host,
      label,
      describedBy: latest.current.statusId,
      text: latest.current.text,
      check: (draft) => latest.current.check(draft),
      onText: (draft) => latest.current.onChange(draft),
      onFindings: (draft, findings) => latest.current.onFindings(draft, findings),
      onSend: () => latest.current.onSend(),
      onCard: (card) => latest.current.onCard(card),
    })
    editor.current = made
    return () => {
      made.view.destroy()
      editor.current = null
    }
  }, [host, label])
  useEffect(() => editor.current?.setText(text), [text])
  return { box, host, editor }
}
