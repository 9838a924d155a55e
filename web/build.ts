// Builds everything that a browser gets: first the pages, then the widget beside them.
import { build } from 'vite'

for (const config of ['vite.config.ts', 'widget/vite.config.ts']) {
  await build({ configFile: `${import.meta.dirname}/${config}`, logLevel: 'warn' })
}
