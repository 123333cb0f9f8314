import { connect } from 'node:net'

/** Writes to a server's port and answers all that came back; with `cut` the line is cut after the last part. */
export async function speakTo(port: number, parts: string[], cut: boolean): Promise<string> {
  const socket = connect(port, '127.0.0.1')
  let heard = ''
  socket.on('data', (data) => (heard += data))
  const ended = new Promise<void>((resolve) => socket.once('close', () => resolve()))
  socket.on('error', () => {})
  for (const part of parts) {
    if (socket.destroyed) break
    if (!socket.write(part)) await new Promise((resolve) => socket.once('drain', resolve).once('close', resolve))
  }
  if (cut) setTimeout(() => socket.destroy(), 20)
  await ended
  return heard
}
/** A piece of a body that does not say its length. */
export const chunk = (text: string) => `${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n`
