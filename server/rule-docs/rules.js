// The search of the index: hides what does not hold every word, by keyboard alone if one likes. Without it, the list is plain.
const form = document.querySelector('form.search')
const input = form.querySelector('input')
const count = form.querySelector('[role="status"]')
const sections = [...document.querySelectorAll('section.listed')].map((section) => ({
  section,
  items: [...section.querySelectorAll('li')],
}))
const beside = document.querySelectorAll('section.whole, nav.chips')

const shownLinks = () => [...document.querySelectorAll('section.listed li:not([hidden]) > a')]

function filter() {
  const words = input.value.toLowerCase().split(/\s+/).filter(Boolean)
  for (const { section, items } of sections) {
    for (const item of items) item.hidden = !words.every((word) => item.dataset.words.includes(word))
    section.hidden = items.every((item) => item.hidden)
  }
  const isFiltering = words.length > 0
  for (const part of beside) part.hidden = isFiltering
  const found = shownLinks().length
  count.textContent = isFiltering ? `${found === 0 ? 'Nothing' : found} found` : ''
  const address = new URL(location.href)
  if (isFiltering) address.searchParams.set('q', input.value)
  else address.searchParams.delete('q')
  history.replaceState(null, '', address)
}

form.addEventListener('submit', (event) => {
  event.preventDefault()
  shownLinks()[0]?.click()
})
input.addEventListener('input', filter)
input.addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && input.value !== '') {
    event.preventDefault()
    input.value = ''
    filter()
  }
})

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return
  if (event.key === '/' && event.target !== input) {
    event.preventDefault()
    input.focus()
    input.select()
    return
  }
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  const links = shownLinks()
  const at = event.target === input ? -1 : links.indexOf(event.target)
  if (by === undefined || (at < 0 && event.target !== input) || (event.target === input && by < 0)) return
  event.preventDefault()
  const next = at + by < 0 ? input : links[at + by]
  next?.focus()
})

form.hidden = false
input.value = new URLSearchParams(location.search).get('q') ?? ''
if (input.value !== '') filter()
