// Which files a command reads: those that are named, and in folders those of a kind that holds messages.
import type { Dirent } from 'node:fs'
import { readdir, realpath, stat } from 'node:fs/promises'
import { extname, join } from 'node:path'

const fileKinds = ['.txt', '.md', '.csv', '.json', '.jsonl']

export interface FoundFile {
  path: string
  /** Named itself, not found in a folder. */
  isNamed: boolean
}

export interface FoundFiles {
  /** As they were named or found, sorted inside each folder, each file once. */
  files: FoundFile[]
  faults: { file: string; error: string }[]
}

export async function findFiles(paths: readonly string[]): Promise<FoundFiles> {
  const found: FoundFiles = { files: [], faults: [] }
  const known = new Map<string, FoundFile>()
  for (const path of paths) {
    const files: string[] = []
    try {
      if ((await stat(path)).isDirectory()) {
        await walk(path, files, found)
        if (files.length === 0)
          found.faults.push({ file: path, error: `holds no file of a kind that is read (${fileKinds.join(' ')})` })
      } else if (isKnown(path)) files.push(path)
      else found.faults.push({ file: path, error: `is not of a kind that is read (${fileKinds.join(' ')})` })
    } catch (error) {
      found.faults.push({ file: path, error: describeReadError(error) })
    }
    for (const file of files) {
      const real = await realpath(file)
      const other = known.get(real)
      const isNamed = paths.includes(file)
      if (other) other.isNamed ||= isNamed
      else known.set(real, { path: file, isNamed })
    }
  }
  found.files = [...known.values()]
  return found
}

export function describeReadError(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code ?? 'unknown'
  const known: Record<string, string> = {
    ENOENT: 'there is no such file',
    EACCES: 'you may not read it',
    EISDIR: 'it is a folder',
    ELOOP: 'its links lead nowhere',
  }
  return `cannot be read (${code}${known[code] ? `: ${known[code]}` : ''})`
}

const isKnown = (path: string) => fileKinds.includes(extname(path).toLowerCase())

/** Links to folders are not followed: they may lead in a circle. */
async function walk(folder: string, files: string[], found: FoundFiles): Promise<void> {
  let entries: Dirent[]
  try {
    entries = await readdir(folder, { withFileTypes: true })
  } catch (error) {
    found.faults.push({ file: folder, error: describeReadError(error) })
    return
  }
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name)
    if (entry.name.startsWith('.') || entry.name === 'node_modules') continue
    if (entry.isDirectory()) await walk(path, files, found)
    else if (isKnown(path) && (entry.isFile() || (entry.isSymbolicLink() && (await isFile(path))))) files.push(path)
  }
}

async function isFile(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isFile() ?? false
}
