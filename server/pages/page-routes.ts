// Serves the built pages: /, /demo, /agent, /supervisor, the widget's script and their assets.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyPluginAsync } from 'fastify'
import { makeError } from '../errors.ts'
import type { OriginPolicy } from '../identity/origins.ts'

export interface PageParts {
  /** The directory that `npm run build` writes. */
  root: string
  origins: OriginPolicy
}

const pages = { '/': 'index.html', '/demo': 'demo.html', '/agent': 'agent.html', '/supervisor': 'supervisor.html' }
const widgetFile = 'widget.js'

export function pageRoutes({ root, origins }: PageParts): FastifyPluginAsync {
  return async (app) => {
    const hide = { schema: { hide: true } }
    await app.register(fastifyStatic, {
      root,
      index: false,
      dotfiles: 'ignore',
      suppressWarning: true,
      schemaHide: true,
      setHeaders: (reply, path) => {
        // Vite puts a hash of the content in the names of assets; everything else may change under its name.
        const isHashed = path.startsWith(join(root, 'assets'))
        reply.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache')
      },
    })
    for (const [path, file] of Object.entries(pages))
      app.get(path, hide, async (_request, reply) => reply.sendFile(checkBuilt(root, file)))
    app.get(`/${widgetFile}`, hide, async (request, reply) => {
      const { origin } = request.headers
      // The script runs in other people's pages; what it may reach from there is the socket's to decide.
      reply.header('cross-origin-resource-policy', 'cross-origin').header('vary', 'Origin')
      if (origin !== undefined && origins.isAllowed(origin)) reply.header('access-control-allow-origin', origin)
      return reply.sendFile(checkBuilt(root, widgetFile))
    })
  }
}

function checkBuilt(root: string, file: string): string {
  if (!existsSync(join(root, file))) throw makeError('SCR_ERR_PAGES_NOT_BUILT')
  return file
}
