import { randomBytes } from 'node:crypto'
import { recoveryLink } from '#db/access/start-links.ts'
import { openStore } from '#db/store.ts'
import { environmentOf, main, print } from './process.ts'

/** `npm run organiser-link`: a one-time link for a new organiser, when nobody can sign in as one any more. Only with the server stopped: one process writes. */
await main(async () => {
  const { DATA_DIR, DATABASE_URL, DATABASE_AUTH_TOKEN, PUBLIC_ORIGIN, PORT, ...keys } = environmentOf()
  const store = await openStore(
    { dataDir: DATA_DIR, url: DATABASE_URL, authToken: DATABASE_AUTH_TOKEN, keys },
    {
      now: Date.now,
      random: (bytes) => new Uint8Array(randomBytes(bytes)),
      log: () => {},
      fail: (error) => process.stderr.write(`${String(error)}\n`),
    },
  )
  const link = await recoveryLink(store)
  await store.close()
  print(`Start the server, then open, once and within 24 hours: ${PUBLIC_ORIGIN ?? `http://localhost:${PORT}`}${link}`)
})
