// The index of all rules and signals: by category, by consideration, and the terms by statute that signals start.
import { type Category, categories } from '../../analyzers/finding.ts'
import { type Clock, categoryOf, type Lexicon } from '../../analyzers/lexicon.ts'
import { type Consideration, considerationAnchor, considerations } from './considerations.ts'
import { describeStatus } from './describe-signal.ts'
import { nameOf, pagePath } from './doc.ts'
import { type Html, html } from './html.ts'
import { namePlaces } from './name-places.ts'
import { renderBadges, renderPage, scriptPath } from './render-html.ts'

type Entry = [id: string, rule: Lexicon['rules'][string]]

export function renderIndex(lexicon: Lexicon): string {
  const entries = Object.entries(lexicon.rules).sort(([a], [b]) => a.localeCompare(b))
  const signals = entries.filter(([, { kind }]) => kind === 'signal')
  const groups = categories
    .map((category) => ({ category, own: entries.filter(([id]) => categoryOf(id) === category) }))
    .filter(({ own }) => own.length > 0)
  const main = html`<h1>Rules and signals</h1>
<p class="lead">${entries.length - signals.length} rules say what an agent’s message must not say, or must say; ${signals.length} signals say what a customer’s message starts. Each has a page with its reason, its sources and examples.</p>
${renderSearch()}
<nav class="chips" aria-label="On this page"><ul>
${groups.map(({ category, own }) => renderChip(category, category, own.length))}${renderChip('signals', 'signals', signals.length)}${renderChip('considerations', 'considerations', considerations.length)}${lexicon.clocks && renderChip('clocks', 'terms by statute', lexicon.clocks.length)}</ul></nav>
${groups.map(({ category, own }) => renderGroup(category, own))}
${signals.length > 0 && renderGroup('signals', signals)}
${renderConsiderations(entries)}
${renderClocks(lexicon.clocks ?? [], signals)}`
  return renderPage({ title: 'Rules and signals', main, script: scriptPath })
}

const renderChip = (anchor: string, name: string, count: number): Html =>
  html`<li><a href="#${anchor}">${name} <span class="count">${count}</span></a></li>\n`

/** Shown by the script that makes it work. */
const renderSearch = (): Html => html`<form class="search" role="search" hidden>
<label for="filter">Find a rule or signal</label>
<input id="filter" name="q" type="search" autocomplete="off" spellcheck="false" aria-describedby="filter-help">
<p id="filter-help">Words of its name, text, severity, place or consideration. <kbd>/</kbd> comes here, <kbd>↓</kbd> goes to what is found, <kbd>Esc</kbd> clears.</p>
<p id="filter-count" role="status"></p>
</form>`

const renderGroup = (
  group: Category | 'signals',
  own: Entry[],
): Html => html`<section class="listed" aria-labelledby="${group}">
<h2 id="${group}">${group.charAt(0).toUpperCase() + group.slice(1)} <span class="count">${own.length}</span></h2>
<ul class="rules">${own.map(renderEntry)}</ul>
</section>
`

function renderEntry([id, rule]: Entry): Html {
  const badges =
    rule.kind === 'signal'
      ? []
      : [
          { text: rule.severity, tone: rule.severity },
          { text: rule.action, tone: 'plain' as const },
          ...(rule.status === 'trial' ? [{ text: 'on trial', tone: 'plain' as const }] : []),
        ]
  return html`<li data-words="${wordsOf(id, rule)}"><a href="${pagePath(id)}">${nameOf(id)}</a> ${renderBadges(badges)}<span class="what">${rule.what}</span></li>\n`
}

/** What the search looks through, in lower case. */
function wordsOf(id: string, rule: Entry[1]): string {
  const served = rule.serves.map((number) => considerations[number - 1]?.name ?? '')
  const own =
    rule.kind === 'signal'
      ? [rule.duty]
      : [
          rule.why,
          rule.severity,
          rule.action,
          rule.status ?? '',
          ...rule.jurisdictions.flatMap((at) => [at, namePlaces(at)]),
        ]
  return [id, nameOf(id), rule.what, ...own, ...served].join(' ').toLowerCase()
}

const renderConsiderations = (entries: Entry[]): Html => html`<section class="whole" aria-labelledby="considerations">
<h2 id="considerations">Considerations</h2>
<p>What a company has to look after in its support chat, and what serves it here.</p>
<div class="scroll" role="region" aria-label="Considerations and what serves them" tabindex="0">
<table><thead><tr><th scope="col">No.</th><th scope="col">Consideration</th><th scope="col">Rules</th><th scope="col">Signals</th></tr></thead>
<tbody>${considerations.map((each) => renderConsideration(each, entries))}</tbody></table></div>
</section>
`

function renderConsideration({ number, name, servedBy }: Consideration, entries: Entry[]): Html {
  const serving = entries.filter(([, { serves }]) => serves.includes(number))
  const signals = serving.filter(([, { kind }]) => kind === 'signal')
  const rules = serving.filter(([, { kind }]) => kind !== 'signal')
  const start = html`<tr><td>${number}</td><th scope="row" id="${considerationAnchor(number)}">${name}</th>`
  const features = servedBy !== undefined && `Served by ${servedBy}.`
  if (serving.length === 0) return html`${start}<td colspan="2">${features || 'Nothing serves it.'}</td></tr>\n`
  return html`${start}<td>${rules.length > 0 ? renderServing(rules, 'rule') : features || 'none'}</td><td>${renderServing(signals, 'signal')}</td></tr>\n`
}

function renderServing(entries: Entry[], kind: string): Html {
  if (entries.length === 0) return html`none`
  const count = `${entries.length} ${kind}${entries.length === 1 ? '' : 's'}`
  const links = entries.map(([id]) => html`<li><a href="${pagePath(id)}">${nameOf(id)}</a></li>\n`)
  return html`<details><summary>${count}</summary><ul>${links}</ul></details>`
}

function renderClocks(clocks: Clock[], signals: Entry[]): Html | false {
  if (clocks.length === 0) return false
  return html`<section class="whole" aria-labelledby="clocks">
<h2 id="clocks">Terms by statute</h2>
<p>What a customer’s message can start. A term marked (unverified) has not been confirmed against its source: ask counsel before relying on it.</p>
<div class="scroll" role="region" aria-label="Table of terms by statute" tabindex="0">
<table class="clocks"><thead><tr><th scope="col">Where and what for</th><th scope="col">Term</th><th scope="col">Acknowledge</th><th scope="col">Extension</th><th scope="col">Law</th><th scope="col">Checked</th><th scope="col">Started by</th></tr></thead>
<tbody>${clocks.map((clock) => renderClock(clock, signals))}</tbody></table></div>
</section>
`
}

function renderClock(clock: Clock, signals: Entry[]): Html {
  const { id, jurisdiction, kinds, due, acknowledge, extension, law, status } = clock
  const starting = signals.filter(([, rule]) => rule.kind === 'signal' && rule.clocks?.includes(id))
  const links = starting.map(([signal], i) => html`${i > 0 && ', '}<a href="${pagePath(signal)}">${nameOf(signal)}</a>`)
  return html`<tr id="clock-${id}"><th scope="row"><strong>${namePlaces(jurisdiction)}</strong> ${kinds}</th><td>${due}</td><td>${acknowledge}</td><td>${extension}</td><td>${law}</td><td>${describeStatus(status)}</td><td>${links.length > 0 ? links : 'no signal yet'}</td></tr>\n`
}
