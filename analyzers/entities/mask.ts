// The value as it may be shown: the same length always, so that every offset stays true.
import type { MaskStyle } from './format.ts'

const bullet = '•'
// One UTF-16 unit at a time, so that a mask never changes the length. Spaces and punctuation keep the shape readable.
const shown = /[\s.,:;/\\()[\]{}<>@+'"#=|-]/

const maskAll = (text: string) =>
  Array.from({ length: text.length }, (_, i) => (shown.test(text.charAt(i)) ? text.charAt(i) : bullet)).join('')

export function maskValue(value: string, style: MaskStyle): string {
  switch (style) {
    case 'secret':
      return bullet.repeat(value.length)
    case 'email':
      return maskEmail(value)
    case 'iban':
      return /^[A-Za-z]{2}\d/.test(value) ? value.slice(0, 2) + keepLast(value.slice(2), 4) : keepLast(value, 4)
    case 'last4':
      return keepLast(value, 4)
    case 'last3':
      return keepLast(value, 3)
    case 'last2':
      return keepLast(value, 2)
    default:
      return maskAll(value)
  }
}

function maskEmail(value: string): string {
  const at = value.lastIndexOf('@')
  return at < 1
    ? maskAll(value)
    : value.charAt(0).replace(/[\ud800-\udfff]/, bullet) + bullet.repeat(at - 1) + value.slice(at)
}

/** Never more than a third of the letters and digits: a short value has nothing to spare. Spelled-out digits are hidden whole. */
function keepLast(value: string, count: number): string {
  const plain = value.match(/[A-Za-z0-9]/g)?.length ?? 0
  if (!/\d/.test(value)) return maskAll(value)
  if (plain < count * 3) return count > 2 ? keepLast(value, 2) : maskAll(value)
  let at = value.length
  for (let kept = 0; kept < count && at > 0; at--) if (/[A-Za-z0-9]/.test(value.charAt(at - 1))) kept++
  return maskAll(value.slice(0, at)) + value.slice(at)
}
