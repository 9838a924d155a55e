// All documentation pages of a lexicon by their path: each made once, when it is first asked for, with a tag for caches.
import { createHash } from 'node:crypto'
import type { Lexicon } from '../../analyzers/lexicon.ts'
import { describeRule } from './describe-rule.ts'
import { indexPath, linkTo } from './doc.ts'
import { html } from './html.ts'
import { renderPage, renderRulePage, renderText } from './render-html.ts'
import { renderIndex } from './render-index.ts'
import { suggestIds } from './suggest-ids.ts'

export interface Page {
  body: string
  etag: string
}

export interface RulePages {
  index(): Page
  /** `undefined`: there is no such rule or signal. */
  rule(id: string): Page | undefined
  /** Names what may have been meant. */
  unknown(id: string): string
}

export function makeRulePages(lexicon: Lexicon): RulePages {
  const made = new Map<string, Page>()
  const remember = (key: string, render: () => string): Page => {
    const page = made.get(key) ?? makePage(render())
    made.set(key, page)
    return page
  }
  return {
    index: () => remember('', () => renderIndex(lexicon)),
    rule(id) {
      const known = made.get(id)
      if (known) return known
      const doc = describeRule(id, lexicon)
      return doc && remember(id, () => renderRulePage(doc))
    },
    unknown: (id) => renderUnknown(suggestIds(id, Object.keys(lexicon.rules))),
  }
}

export function makePage(body: string): Page {
  return { body, etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"` }
}

/** Nothing of the address is repeated: it may be somebody's text. */
function renderUnknown(near: string[]): string {
  const list = html`<p>Did you mean:</p><ul>${near.map((id) => html`<li>${renderText([linkTo(id)])} <code>${id}</code></li>`)}</ul>`
  const main = html`<h1>There is no such rule or signal</h1>
<p>It may have been mistyped, or belong to another version.</p>
${near.length > 0 && list}
<p><a href="${indexPath}">All rules and signals</a></p>`
  return renderPage({ title: 'Not found', main })
}
