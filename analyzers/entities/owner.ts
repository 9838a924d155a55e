// Whose a value is: a person's, which a rule protects, or an organisation's, which everybody may read.
import type { CompiledFormat, Words } from './compile-format.ts'
import { hitsBetween, type Nearest } from './cues.ts'
import { findNear, type View } from './view.ts'

export interface Owner extends Nearest {
  kind: 'person' | 'organisation'
}

/** How far, in characters, a word that says whose it is reaches within its sentence. */
const reach = 160
const bareAnswer = /(?:^|[.!?,:;]|yes|sure|course|okay|ok|and)\s*(?:it ?'?s|it is|that ?'?s|that is)\s*$/i
const aboutSelf = /\b(?:my|mine|(?:have|hold) (?:for|on) me)\b/i

/**
 * By the nearest word of the sentence ("their phone number", "call you on"), else by what nobody is named for ("the phone
 * number is"), else by the nearest word of an earlier sentence. `asked` is the customer's last message.
 */
export function findOwner(each: CompiledFormat, view: View, start: number, end: number, asked: string): Owner | null {
  if (each.impersonal?.test(view.text.slice(start, end))) {
    return { kind: 'organisation', distance: 0, phrase: 'role address' }
  }
  if (each.format.asked && bareAnswer.test(view.text.slice(Math.max(0, start - 24), start))) {
    return { kind: aboutSelf.test(asked) ? 'person' : 'organisation', distance: 0, phrase: 'a bare answer' }
  }
  const near = (words: Words) => findNear(view, words, start, end, reach)
  const unowned = near(each.unowned)
  return (
    chooseNearer(near(each.person), near(each.organisation)) ??
    (unowned && { kind: 'organisation', ...unowned }) ??
    chooseNearer(findEarlier(view, each.person, start), findEarlier(view, each.organisation, start))
  )
}

function chooseNearer(person: Nearest | null, organisation: Nearest | null): Owner | null {
  if (organisation && (!person || organisation.distance < person.distance)) {
    return { kind: 'organisation', ...organisation }
  }
  return person && { kind: 'person', ...person }
}

function findEarlier(view: View, words: Words, start: number): Nearest | null {
  if (words === undefined) return null
  const last = [...hitsBetween(view.cues[words], start - reach * 2, start)].findLast((hit) => hit.end <= start)
  return last ? { distance: start - last.end, phrase: view.text.slice(last.start, last.end).toLowerCase() } : null
}
