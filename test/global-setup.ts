// Before all tests: finds Chromium, or installs it where that is possible, or says in one line what is missing.
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** Path of the browser; empty where there is none: the browser tests are then skipped. */
    chromium: string
  }
}

const candidates = [
  process.env.SCRUPLE_CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
]

export default function setup(project: TestProject): void {
  project.provide('chromium', findChromium() ?? installChromium() ?? '')
}

const findChromium = () => candidates.find((path) => path && existsSync(path))

function installChromium(): string | undefined {
  const isDebian = existsSync('/etc/debian_version')
  if (isDebian && process.getuid?.() === 0) {
    try {
      execFileSync('apt-get', ['update', '-qq'], { stdio: 'ignore' })
      execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], { stdio: 'ignore' })
    } catch {
      // Said below, in the same words as for any other machine without it.
    }
  }
  const found = findChromium()
  if (!found)
    console.warn('Chromium is missing: the browser tests are skipped. Install it, or set SCRUPLE_CHROMIUM to its path.')
  return found
}
