// Serves the page of every rule and signal, and their index, at /docs/rules; open to everybody: they hold no customer data.
import { readFileSync } from 'node:fs'
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import type { Lexicon } from '../../analyzers/lexicon.ts'
import { indexPath } from './doc.ts'
import { scriptPath, stylePath } from './render-html.ts'
import { makePage, makeRulePages, type Page, type RulePages } from './rule-pages.ts'

const readAsset = (name: string) => makePage(readFileSync(new URL(name, import.meta.url), 'utf8'))

/** `readLexicon` is called when the first page is asked for. */
export function ruleRoutes(readLexicon: () => Lexicon): FastifyPluginAsync {
  return async (app) => {
    let pages: RulePages | undefined
    const find = () => {
      pages ??= makeRulePages(readLexicon())
      return pages
    }
    const hide = { schema: { hide: true } }
    const style = readAsset('rules.css')
    const script = readAsset('rules.js')
    app.get(stylePath, hide, (request, reply) => send(request, reply, style, 'text/css'))
    app.get(scriptPath, hide, (request, reply) => send(request, reply, script, 'text/javascript'))
    app.get(indexPath, hide, (request, reply) => send(request, reply, find().index(), 'text/html'))
    app.get<{ Params: { '*': string } }>(`${indexPath}/*`, hide, (request, reply) => {
      const id = request.params['*']
      if (id === '') return reply.redirect(indexPath, 301)
      const page = find().rule(id)
      if (page) return send(request, reply, page, 'text/html')
      return reply
        .code(404)
        .header('cache-control', 'no-cache')
        .type('text/html; charset=utf-8')
        .send(find().unknown(id))
    })
  }
}

function send(request: FastifyRequest, reply: FastifyReply, { body, etag }: Page, type: string) {
  reply.header('etag', etag).header('cache-control', 'no-cache')
  const known = request.headers['if-none-match']?.split(',').map((tag) => tag.trim().replace(/^W\//, ''))
  if (known?.includes(etag) || known?.includes('*')) return reply.code(304).send()
  return reply.type(`${type}; charset=utf-8`).send(body)
}
