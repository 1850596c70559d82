import { reactRouter } from '@react-router/dev/vite'
import { defineConfig } from 'vite'

export default defineConfig({
  plugins: [reactRouter()],
  // Two copies of yjs break instanceof checks and lose edits silently (yjs issue 438).
  resolve: { dedupe: ['yjs', 'lib0', 'y-protocols', 'react', 'react-dom'] },
  environments: {
    // The process enters the web bundle through one door of ours, so context keys exist once.
    ssr: { build: { rolldownOptions: { input: './server/web/handler.ts' } } },
  },
})
