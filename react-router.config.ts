import type { Config } from '@react-router/dev/config'

// server/build.ts builds each version into a folder of its own.
export default {
  appDirectory: 'app',
  buildDirectory: process.env.BUILD_DIRECTORY ?? 'build',
  ssr: true,
} satisfies Config
