import type { Config } from '@react-router/dev/config'

// server/build.ts builds each version into a folder of its own.
export default {
  appDirectory: 'app',
  buildDirectory: process.env.BUILD_DIRECTORY ?? 'build',
  ssr: true,
  // The whole map of routes comes with the page: a board must not ask the network when its view changes.
  routeDiscovery: { mode: 'initial' },
} satisfies Config
