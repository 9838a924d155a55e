// Company facts given with a message: which are there, and whether they bear out what the message says.
import type { FactValue } from './message.ts'

export type Facts = Readonly<Record<string, FactValue>>

/** Values of the facts whose dotted path fits one of the globs; `*` stands for one or more parts. */
export function findFacts(facts: Facts, globs: readonly string[]): FactValue[] {
  const values: FactValue[] = []
  for (const [path, value] of Object.entries(facts)) {
    if (globs.some((glob) => fitsGlob(path, glob))) values.push(value)
  }
  return values
}

function fitsGlob(path: string, glob: string): boolean {
  const want = glob.split('.')
  const have = path.split('.')
  const isOpen = want[want.length - 1] === '*'
  if (isOpen ? have.length < want.length : have.length !== want.length) return false
  return want.every((part, i) => part === '*' || part === have[i])
}

const number = /\d+(?:[.,]\d+)*/g
const numberWords = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ')
const numberWord = new RegExp(`\\b(?:${numberWords.join('|')})\\b`, 'gi')

/** Every number that the words name is also in a fact: "2 left" against `stock.X200 = 2`. */
export function isBorneOut(words: string, values: readonly FactValue[]): boolean {
  const named = words.replace(numberWord, (word) => String(numberWords.indexOf(word.toLowerCase()))).match(number)
  if (!named) return false
  const known = new Set(values.flatMap((value) => String(value).match(number) ?? []).map(toPlain))
  return named.every((each) => known.has(toPlain(each)))
}

const toPlain = (text: string) => String(Number(text.replace(/,(?=\d{3}\b)/g, '').replace(',', '.')))
