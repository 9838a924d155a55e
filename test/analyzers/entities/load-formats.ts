// The entity formats and word lists as the project ships them, compiled once for all tests of this folder.
import { readdirSync, readFileSync } from 'node:fs'
import { Value } from 'typebox/value'
import { parse } from 'yaml'
import { EntityFormat } from '../../../analyzers/entities/format.ts'
import { compileEntities, type FoundEntity, type RecognizeOptions } from '../../../analyzers/entities/recognize.ts'
import { normalizeText } from '../../../analyzers/text/01-normalize.ts'

const folder = new URL('../../../lexicons/entities/', import.meta.url)

export const formatFiles = readdirSync(folder)
  .filter((file) => file.endsWith('.yaml'))
  .sort()
  .map((file) => ({ file, format: parse(readFileSync(new URL(file, folder), 'utf8')) as EntityFormat }))

export const schemaErrors = formatFiles.flatMap(({ file, format }) =>
  Value.Errors(EntityFormat, format).map((error) => `${file}: ${error.instancePath} ${error.message}`),
)

const lists: Record<string, string[]> = parse(
  readFileSync(new URL('../../../lexicons/en/lists/identifiers.yaml', import.meta.url), 'utf8'),
)

const recognizer = compileEntities(
  formatFiles.map(({ format }) => format),
  lists,
)

export const recognize = (text: string, options?: RecognizeOptions): FoundEntity[] =>
  recognizer.recognize(normalizeText(text), options)
