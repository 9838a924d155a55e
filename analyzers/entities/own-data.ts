import type { FactValue } from '../message.ts'
export function isOwnValue(_value: string, _type: string, _facts: Readonly<Record<string, FactValue>>): boolean {
  return false
}
