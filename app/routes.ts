import { index, type RouteConfig, route } from '@react-router/dev/routes'

export default [
  index('routes/start/route.tsx'),
  route('login', 'routes/login/route.tsx'),
  route('logout', 'routes/logout/route.tsx'),

  route('oversikt', 'routes/oversikt/route.tsx'),
  route('enheter/:enhetId', 'routes/enhet/route.tsx'),
  route('tavlor', 'routes/tavlor/route.tsx'),
  // One module for every view of a board, so that moving between them needs no network.
  route('tavlor/:boardId/beslut', 'routes/board.beslut/route.ts'),
  route('tavlor/:boardId/forfattare', 'routes/board.forfattare/route.ts'),
  route('tavlor/:boardId/handelser', 'routes/board.handelser/route.ts'),
  route('tavlor/:boardId/versioner', 'routes/board.versioner/route.ts'),
  route('tavlor/:boardId/versioner/:versionId', 'routes/board.version/route.ts'),
  route('tavlor/:boardId/:vy?', 'routes/board/route.tsx'),
  route('arshjul', 'routes/arshjul/route.tsx'),
  route('mal', 'routes/mal/route.tsx'),
  route('mal/:skolform', 'routes/mal.skolform/route.tsx'),

  route('import', 'routes/import/route.tsx'),
  route('personer', 'routes/personer/route.tsx'),
  route('konto', 'routes/konto/route.tsx'),
  route('ordlista', 'routes/ordlista/route.tsx'),
  route('tillganglighet', 'routes/tillganglighet/route.tsx'),

  route('api/v1/boards', 'routes/api/boards.ts'),
  route('api/v1/insatser', 'routes/api/insatser.ts'),
  route('api/v1/matvarden', 'routes/api/matvarden.ts'),
  route('api/v1/delmal', 'routes/api/delmal.ts'),
  route('api/v1/openapi.json', 'routes/api/openapi.ts'),

  route('*', 'routes/not-found/route.tsx'),
] satisfies RouteConfig
