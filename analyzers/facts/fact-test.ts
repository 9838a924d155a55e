// Fact tests of rule files: does a fact with this value hold now?
import { PreparedText } from '../prepare.ts'
import type { FactTest } from '../rule.ts'
import type { Pattern } from '../text/03-pattern.ts'
import type { Vocabulary } from '../text/vocabulary.ts'
import { dayOf } from './days.ts'
import type { FactBook, FactRecord } from './fact-book.ts'
import { readQuantities } from './quantities.ts'

export interface CompiledFactTest {
  file: FactTest
  is: Pattern[]
  isNot: Pattern[]
}

/** Longer values are read no further: facts are short, and hostile ones must not cost more than the message. */
const maxValueChars = 500

/** The words of a fact's value: `cancel.sub@10:02` is `cancel sub 10:02`. */
export function readValue({ value }: FactRecord, vocabulary: Vocabulary): PreparedText {
  const words = String(value).slice(0, maxValueChars)
  return new PreparedText(words.replace(/(?<!\d)[._@+=/:]|[._@+=/:](?!\d)/g, ' '), vocabulary)
}

/** The path of the fact that makes the test hold, `''` for one that is rightly missing; null when it does not hold. */
export function findHolding(
  test: CompiledFactTest,
  book: FactBook,
  vocabulary: Vocabulary,
  now?: string,
): string | null {
  const records = book.find([test.file.path])
  if (test.file.missing === true) return records.length === 0 ? '' : null
  return records.find((record) => holds(test, record, vocabulary, now))?.path ?? null
}

function holds(
  { file, is, isNot }: CompiledFactTest,
  record: FactRecord,
  vocabulary: Vocabulary,
  now?: string,
): boolean {
  if (is.length > 0 || isNot.length > 0) {
    const value = readValue(record, vocabulary)
    if (is.length > 0 && !value.matchesAny(is)) return false
    if (value.matchesAny(isNot)) return false
  }
  if (file.atLeast !== undefined && !(firstNumber(record) >= file.atLeast)) return false
  if (file.atMost !== undefined && !(firstNumber(record) <= file.atMost)) return false
  return file.past === undefined || isPast(record, now) === file.past
}

/** NaN without one. */
export function firstNumber({ value }: FactRecord): number {
  if (typeof value === 'number') return value
  return readQuantities(String(value).slice(0, maxValueChars), 'number')[0]?.value ?? Number.NaN
}

function isPast({ value }: FactRecord, now: string | undefined): boolean | undefined {
  const today = now === undefined ? undefined : dayOf(now)
  const [date] = readQuantities(String(value).slice(0, maxValueChars), 'date', now)
  return today === undefined || date === undefined ? undefined : date.value < today
}
