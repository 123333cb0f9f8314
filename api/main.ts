import { startLink } from '#db/access/start-links.ts'
import { environmentOf, main, print, serveUntilStopped } from './process.ts'
import { buildWebWhenStale } from './web-build.ts'

/** `npm start`: serves the API and the built PWA. `--no-web` leaves the PWA to vite (`npm run dev`). */
await main(async () => {
  const environment = environmentOf()
  if (!process.argv.includes('--no-web')) buildWebWhenStale()
  const server = await serveUntilStopped(environment)
  print(`Ra Quân: ${server.url}`)
  const link = await startLink(server.store)
  if (link) print(`The first organiser starts here, once, within 24 hours: ${server.url}${link}`)
})
