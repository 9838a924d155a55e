// Builds the customer widget into web/dist/widget.js: one classic script that a page on another site can load.
import { defineConfig } from 'vite'

const at = (path: string) => `${import.meta.dirname}/${path}`

export default defineConfig({
  root: import.meta.dirname,
  publicDir: false,
  build: {
    outDir: at('../dist'),
    emptyOutDir: false,
    target: 'es2022',
    sourcemap: true,
    lib: { entry: at('main.ts'), formats: ['iife'], name: 'ScrupleChat', fileName: () => 'widget.js' },
  },
})
