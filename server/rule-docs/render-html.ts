// Shows a documentation page in a browser: the frame that all pages share, and the page of one rule or signal.
import type { Block, ExampleDoc, Inline, Row, RuleDoc, Section, Text } from './doc.ts'
import { indexPath } from './doc.ts'
import { type Html, html } from './html.ts'

export const stylePath = '/docs/rules.css'
export const scriptPath = '/docs/rules.js'

/** More examples than this are folded away. */
const shownExamples = 12

export function renderPage({ title, main, script }: { title: string; main: Html; script?: string }): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} · Scruple</title>
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="${stylePath}">
${script !== undefined && html`<script src="${script}" type="module"></script>`}
</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
<header class="banner"><a class="wordmark" href="/">Scruple</a>
<nav aria-label="Documentation"><a href="${indexPath}">Rules</a><a href="/docs">HTTP interface</a></nav></header>
<main id="main">
${main}
</main>
</body>
</html>
`.source
}

export function renderRulePage(doc: RuleDoc): string {
  const { id, name, category, badges, lead, sections } = doc
  const main = html`<nav class="crumbs" aria-label="Where you are"><a href="${indexPath}">Rules</a>
<a href="${indexPath}#${category}">${capitalise(category)}</a></nav>
<div class="columns">
<article>
<h1>${name}</h1>
<p class="id"><code>${id}</code> ${renderBadges(badges)}</p>
<p class="lead">${lead}</p>
${sections.map(renderSection)}
</article>
<nav class="contents" aria-label="On this page"><ul>
${sections.map(({ anchor, title }) => html`<li><a href="#${anchor}">${title}</a></li>\n`)}</ul></nav>
</div>`
  return renderPage({ title: name, main })
}

export const renderBadges = (badges: RuleDoc['badges']): Html[] =>
  badges.map(({ text, tone }) => html`<span class="badge ${tone}">${text}</span> `)

const capitalise = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

const renderSection = ({ anchor, title, blocks }: Section): Html => html`<section aria-labelledby="${anchor}">
<h2 id="${anchor}">${title}</h2>
${blocks.map(renderBlock)}
</section>
`

function renderBlock(block: Block): Html {
  if (block.is === 'text') return html`<p>${renderText(block.text)}</p>\n`
  if (block.is === 'list') return html`<ul>${block.items.map((item) => html`<li>${renderText(item)}</li>\n`)}</ul>\n`
  if (block.is === 'terms') return renderRows(block.rows)
  if (block.is === 'group') return html`<div class="group"><h3>${block.title}</h3>${renderRows(block.rows)}</div>\n`
  return renderExamples(block.items)
}

const renderRows = (rows: Row[]): Html =>
  html`<dl>${rows.map(
    ({ term, items }) => html`<div><dt>${term}</dt>${items.map((item) => html`<dd>${renderText(item)}</dd>`)}</div>\n`,
  )}</dl>\n`

function renderExamples(items: ExampleDoc[]): Html {
  const shown = items.slice(0, shownExamples)
  const folded = items.slice(shownExamples)
  const list = (examples: ExampleDoc[]) => html`<ul class="examples">${examples.map(renderExample)}</ul>\n`
  if (folded.length === 0) return list(shown)
  return html`${list(shown)}<details><summary>${folded.length} more</summary>${list(folded)}</details>\n`
}

const renderExample = ({ turns, given, text }: ExampleDoc): Html =>
  html`<li>${given.map((each) => html`<p class="given">${renderText(each)}</p>`)}${turns.map(
    ({ who, text: said }) => html`<p class="turn" dir="auto"><span class="who">${who}</span> ${said}</p>`,
  )}<p class="said" dir="auto">${renderText(text)}</p></li>\n`

export const renderText = (text: Text): Html[] => text.map(renderInline)

function renderInline(part: Inline): Html {
  if (typeof part === 'string') return html`${part}`
  if ('code' in part) return html`<code>${part.code}</code>`
  if ('strong' in part) return html`<strong>${part.strong}</strong>`
  if ('mark' in part) return html`<mark>${part.mark}</mark>`
  if (part.href.startsWith('/')) return html`<a href="${part.href}">${part.link}</a>`
  return html`<a href="${part.href}" rel="noopener noreferrer">${part.link}</a>`
}
