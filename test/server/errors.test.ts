// The error catalogue: its page is true to it, and no code in it is dead.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { errorCodes, renderCatalogue } from '../../server/errors.ts'

const serverDir = join(import.meta.dirname, '../../server')

const sources = readdirSync(serverDir, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && file !== 'errors.ts')
  .map((file) => readFileSync(join(serverDir, file), 'utf8'))
  .join('\n')

test('the page is generated from the catalogue', async () => {
  await expect(renderCatalogue()).toMatchFileSnapshot(join(serverDir, 'errors.md'))
})

test.each(errorCodes)('%s is given by some part of the server', (code) => {
  expect(sources).toContain(`'${code}'`)
})
