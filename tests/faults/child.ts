import { readEnvironment } from '../../api/environment.ts'
import { startServer } from '../../api/server.ts'

/** A server of its own for a test to kill: says its address to whoever forked it, and ends with them. */
const server = await startServer(readEnvironment(process.env))
process.on('disconnect', () => process.exit(0))
process.on('message', (asked) => {
  if (asked === 'stop') void server.close().then(() => process.exit(0))
})
process.send?.({ port: Number(new URL(server.url).port) })
