// Hocuspocus as its documentation sets it up: the database extension, and the defaults for when it stores.
import { Database } from '@hocuspocus/extension-database'
import { Server } from '@hocuspocus/server'
import pg from 'pg'

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 20 })

const server = new Server({
  port: Number(process.env.PORT),
  address: '127.0.0.1',
  quiet: true,
  // A reader who writes nothing for a minute is cut off by default; a provider's cursor would have kept it.
  timeout: 3_600_000,
  extensions: [
    new Database({
      async fetch({ documentName }) {
        const { rows } = await pool.query('select data from document where name = $1', [documentName])
        return rows[0]?.data ?? null
      },
      async store({ documentName, state }) {
        await pool.query(
          `insert into document (name, data) values ($1, $2)
           on conflict (name) do update set data = excluded.data`,
          [documentName, state],
        )
      },
    }),
  ],
})

await server.listen()
