// Builds the pages and the lint worker into web/dist. The widget has its own config: it must be one self-contained file.
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { loadLexicon } from '../server/policy/load-lexicon.ts'
import { namePlaces } from '../server/rule-docs/name-places.ts'
import { lexiconPlugin } from './lexicon-plugin.ts'

const at = (path: string) => `${import.meta.dirname}/${path}`

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), lexiconPlugin(loadLexicon, namePlaces)],
  worker: { format: 'es', plugins: () => [lexiconPlugin(loadLexicon, namePlaces)] },
  build: {
    outDir: at('dist'),
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: {
        index: at('index.html'),
        agent: at('agent.html'),
        supervisor: at('supervisor.html'),
        demo: at('demo.html'),
      },
    },
  },
})
