// Which room may import which, as a table; also fails when a room in the table no longer exists.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { describe, expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '..')

/** Room → other rooms and packages it may import at run time. Types of server/contract.ts may go to web. */
const allowed: Record<string, { rooms: string[]; packages: RegExp }> = {
  analyzers: { rooms: [], packages: /^(compromise|typebox|libphonenumber-js)(\/|$)/ },
  server: { rooms: ['analyzers'], packages: /./ },
  web: { rooms: ['analyzers'], packages: /^(?!node:)/ },
}

interface Import {
  from: string
  isType: boolean
}

function importsOf(file: string): Import[] {
  const source = readFileSync(file, 'utf8')
  return [
    ...source.matchAll(
      /^(?:import|export)\s+(type\s+)?[^'"]*?from\s+['"]([^'"]+)['"]|^import\s+['"]([^'"]+)['"]|\bimport\(['"]([^'"]+)['"]\)/gm,
    ),
  ].map((match) => ({ isType: match[1] !== undefined, from: (match[2] ?? match[3] ?? match[4]) as string }))
}

function sourcesIn(room: string): string[] {
  return readdirSync(join(root, room), { recursive: true, withFileTypes: true })
    .filter(
      (entry) =>
        entry.isFile() &&
        /\.tsx?$/.test(entry.name) &&
        !/\bconfig\.ts$/.test(entry.name) &&
        !/(^|\/)dist(\/|$)/.test(relative(root, entry.parentPath)),
    )
    .map((entry) => join(entry.parentPath, entry.name))
}

describe('imports flow one way', () => {
  test.each(Object.entries(allowed))('%s', (room, { rooms, packages }) => {
    expect(existsSync(join(root, room))).toBe(true)
    const wrong: string[] = []
    for (const file of sourcesIn(room)) {
      for (const { from, isType } of importsOf(file)) {
        if (from.startsWith('virtual:')) continue
        if (!from.startsWith('.')) {
          if (!packages.test(from)) wrong.push(`${relative(root, file)} imports ${from}`)
          continue
        }
        if (from.endsWith('.json')) continue
        const target = relative(root, resolve(dirname(file), from)).split(sep)[0] as string
        const mayTakeType = room === 'web' && isType && target === 'server'
        if (target !== room && !rooms.includes(target) && !mayTakeType)
          wrong.push(`${relative(root, file)} imports ${from}`)
      }
    }
    expect(wrong).toEqual([])
  })

  test('the core reads no clock, no randomness, and does not log', () => {
    const wrong = sourcesIn('analyzers').filter((file) =>
      /\bDate\.now|new Date\(\)|Math\.random|console\.|process\./.test(readFileSync(file, 'utf8')),
    )
    expect(wrong).toEqual([])
  })

  test('no test is focused, and none is skipped without a reason', () => {
    const marks = sourcesIn('test').filter((file) => /\b(?:it|test|describe)\.only\(/.test(readFileSync(file, 'utf8')))
    expect(marks).toEqual([])
  })
})
