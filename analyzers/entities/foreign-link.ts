// Does a link lead away from the domains that the company has named as its own, or allowed?

/** Longest part of a host that is compared; no domain is longer. */
const maxHost = 253

/**
 * `own`, `allowed`: domains, as `ourcompany.example`. With a list of allowed domains every other one is foreign;
 * without it only those that imitate an own one are, for nobody knows of the rest.
 */
export function isForeignLink(link: string, own: readonly string[], allowed: readonly string[]): boolean {
  const host = hostOf(link)
  const isUnder = (domain: string) => host === domain || host.endsWith(`.${domain}`)
  const owned = own.map(hostOf)
  if (host === '' || [...owned, ...allowed.map(hostOf)].some(isUnder)) return false
  return allowed.length > 0 || owned.some((domain) => imitates(host, domain))
}

/** `https://user@Shop.example:8080/pay` is on `shop.example`. */
function hostOf(link: string): string {
  const [authority = ''] = link
    .toLowerCase()
    .replace(/^[a-z]+:\/\//, '')
    .split(/[/?#]/, 1)
  return authority
    .slice(authority.lastIndexOf('@') + 1)
    .replace(/:\d+$/, '')
    .replace(/^www\./, '')
    .slice(0, maxHost)
}

/** Shorter names are one slip away from too many others. */
const fewestCompared = 5

/** The own domain in front of another, its name with a word added, or a name that is read as it. */
function imitates(host: string, own: string): boolean {
  const name = own.split('.', 1)[0] ?? ''
  if (name.length < fewestCompared) return false
  if (host.startsWith(`${own}.`)) return true
  // The last label is the registry's; the others anybody may choose.
  const labels = host.split('.').slice(0, -1)
  return labels.some((label) => {
    const read = asRead(label)
    return (
      (read !== name && (read.split('-').includes(name) || isOneSlipAway(read, name))) ||
      (read === name && label !== name)
    )
  })
}

const lookAlikes: Record<string, string> = { '0': 'o', '1': 'l', '3': 'e', '4': 'a', '5': 's', '7': 't', '8': 'b' }

const asRead = (label: string) =>
  label
    .replace(/[0134578]/g, (digit) => lookAlikes[digit] ?? digit)
    .replaceAll('rn', 'm')
    .replaceAll('vv', 'w')

/** One letter more, less or other, or two that changed places. */
function isOneSlipAway(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false
  let start = 0
  while (start < a.length && a[start] === b[start]) start++
  let end = 0
  while (end < Math.min(a.length, b.length) - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++
  const restA = a.slice(start, a.length - end)
  const restB = b.slice(start, b.length - end)
  if (restA.length <= 1 && restB.length <= 1) return true
  return restA.length === 2 && restA === [...restB].reverse().join('')
}
