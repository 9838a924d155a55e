// Files as reports name them: relative to the folder that the command runs in, with `/`, whatever the system writes.
import { isAbsolute, relative, resolve, sep } from 'node:path'
import { pathToFileURL } from 'node:url'

/** Undefined when the file lies outside of this folder. */
function insidePath(path: string): string | undefined {
  const inside = relative(process.cwd(), resolve(path))
  return inside === '' || inside.startsWith(`..${sep}`) || inside === '..' || isAbsolute(inside)
    ? undefined
    : inside.split(sep).join('/')
}

export const repositoryPath = (path: string) => insidePath(path) ?? path.split(sep).join('/')

/** For SARIF: relative to %SRCROOT%, or a file URL. */
export function toArtifact(path: string): { uri: string; uriBaseId?: string } {
  const inside = insidePath(path)
  if (inside === undefined) return { uri: pathToFileURL(resolve(path)).href }
  return { uri: inside.split('/').map(encodeURIComponent).join('/'), uriBaseId: '%SRCROOT%' }
}
