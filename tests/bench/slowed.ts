import { spawn } from 'node:child_process'

/** Stops the processes for the greater part of each turn: all their threads, workers too, get a sixth of their time for `times` 6. The answer lets them run again. */
export function slowed(pids: number[], times: number): () => Promise<void> {
  const child = spawn(process.execPath, ['-e', SLOW, String(times), ...pids.map(String)], { stdio: ['pipe', 'inherit', 'inherit'] })
  const ended = new Promise<void>((done) => child.once('exit', () => done()))
  return () => (child.stdin.end(), ended)
}

// In a process of its own, since it sleeps and wakes to the millisecond.
const SLOW = `
const [times, ...pids] = process.argv.slice(1).map(Number)
const still = new Int32Array(new SharedArrayBuffer(4))
const RUN = 4
let goesOn = true
process.stdin.on('data', () => {}).on('end', () => (goesOn = false))
const tell = (signal) => pids.forEach((pid) => { try { process.kill(pid, signal) } catch { goesOn = false } })
const turn = () => {
  for (let count = 0; count < 10; count++) {
    const began = performance.now()
    tell('SIGSTOP')
    Atomics.wait(still, 0, 0, RUN * (times - 1))
    tell('SIGCONT')
    const stopped = performance.now() - began
    Atomics.wait(still, 0, 0, stopped / (times - 1))
  }
  if (goesOn) setImmediate(turn)
}
turn()
`
