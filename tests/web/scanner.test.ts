import { createRoot } from 'solid-js'
import { expect, test } from 'vitest'
import { CameraAway, type CameraTrouble, type Feed, type Frame } from '../../web/scan/camera.ts'
import { DecoderGone } from '../../web/scan/worker-decoder.ts'
import { type CameraChoice, createScanner } from '../../web/state/scanner.ts'
import { cameraChoice } from '../../web/state/camera-choice.ts'
import { FakePhone, settled, until, wipePhone } from './fake-device.ts'
import { FakeServer } from './fake-server.ts'

const picture = { close: () => {} } as ImageBitmap
const frame = (at: number): Frame => ({ picture, crop: { width: 1, height: 1 }, at })

/** A camera in the hand of a test: what it gives, when it breaks. */
function stage(
  given: { opens?: (count: number) => CameraTrouble | null; frames?: (count: number) => Frame | null; reads?: () => string | null; choice?: CameraChoice } = {},
) {
  const said: string[] = []
  const on = { paused: false, seen: true, opened: 0, closed: 0, frames: 0, inFlight: 0, most: 0, now: 0, glance: 120 }
  const lost = new Set<() => void>()
  const changes = new Set<() => void>()
  const feed = (): Feed => ({
    async frame() {
      await new Promise((done) => setTimeout(done, 1))
      on.now += 40
      const next = given.frames ? given.frames(++on.frames) : frame(on.now)
      if (next === null) on.now += 3_000
      return next
    },
    glance: () => Uint8Array.from({ length: 16 }, (_, at) => (on.glance < 50 ? on.glance : (on.now * 7 + at * 31) % 256)),
    torch: true,
    setTorch: async () => true,
    onLost: (listener) => void lost.add(listener),
    close: () => void (on.closed += 1),
  })
  const powers = {
    open: async () => {
      const why = given.opens?.(++on.opened)
      if (why) throw new CameraAway(why)
      return feed()
    },
    decoder: () => ({
      read: async () => {
        on.inFlight += 1
        on.most = Math.max(on.most, on.inFlight)
        await new Promise((done) => setTimeout(done, 1))
        on.inFlight -= 1
        return given.reads ? given.reads() : null
      },
      close: () => {},
    }),
    sight: { seen: () => on.seen, onChange: (listener: () => void) => (changes.add(listener), () => changes.delete(listener)), mayUse: async () => true },
    now: () => on.now,
    nap: async (milliseconds: number) => {
      on.now += milliseconds
      await new Promise((done) => setTimeout(done, 1))
    },
  }
  return createRoot((dispose) => {
    const scanner = createScanner(
      { onText: (text) => said.push(text), paused: () => on.paused, video: () => ({}) as HTMLVideoElement, choice: given.choice },
      powers,
    )
    return {
      ...{ scanner, said, on, dispose },
      lose: () => [...lost].forEach((listener) => listener()),
      look: (seen: boolean) => ((on.seen = seen), changes.forEach((listener) => listener())),
    }
  })
}

test.each(['denied', 'none', 'busy', 'unsupported'] as const)('a camera that does not open says why: %s', async (why) => {
  const { scanner, dispose } = stage({ opens: () => why })
  scanner.start()
  await until(() => scanner.state().kind === 'failed')
  expect(scanner.state()).toEqual({ kind: 'failed', why })
  dispose()
})

test('frames go one at a time, and each text found is told as often as it is seen', async () => {
  const { scanner, said, on, dispose } = stage({ reads: () => '679239104904' })
  scanner.start()
  await until(() => said.length > 5)
  expect(on.most).toBe(1)
  expect(new Set(said)).toEqual(new Set(['679239104904']))
  dispose()
})

test('while it is paused nothing is read, and the camera stays open', async () => {
  const { scanner, said, on, dispose } = stage({ reads: () => '1' })
  on.paused = true
  scanner.start()
  await settled()
  expect([said.length, on.closed, scanner.state().kind]).toEqual([0, 0, 'on'])
  on.paused = false
  await until(() => said.length > 0)
  dispose()
})

test('a camera that gives no more frames is opened anew, and says so', async () => {
  const { scanner, said, on, dispose } = stage({ opens: () => null, frames: (count) => (count === 5 ? null : frame(count)), reads: () => '1' })
  scanner.start()
  await until(() => on.opened === 2 && scanner.state().kind === 'on')
  const before = said.length
  await until(() => said.length > before)
  expect(on.closed).toBe(1)
  dispose()
})

test('a track that ends is opened anew too', async () => {
  const { scanner, on, lose, dispose } = stage({ opens: () => null })
  scanner.start()
  await until(() => scanner.state().kind === 'on')
  lose()
  await until(() => on.opened === 2)
  dispose()
})

test('after three fresh starts in vain it gives up into a state with a way out', async () => {
  const { scanner, on, dispose } = stage({ opens: () => null, frames: () => null })
  scanner.start()
  await until(() => scanner.state().kind === 'failed')
  expect(scanner.state()).toEqual({ kind: 'failed', why: 'stuck' })
  expect(on.opened).toBe(4)
  scanner.start()
  await until(() => on.opened > 4)
  dispose()
})

test('a page out of sight closes the camera; back in sight it goes on, and after "off" it stays closed', async () => {
  const { scanner, on, look, dispose } = stage({ opens: () => null })
  scanner.start()
  await until(() => scanner.state().kind === 'on')
  look(false)
  expect(on.closed).toBe(1)
  look(true)
  await until(() => scanner.state().kind === 'on')
  expect(on.opened).toBe(2)
  scanner.off()
  look(false)
  look(true)
  await settled()
  expect([on.opened, scanner.state().kind]).toEqual([2, 'off'])
  dispose()
})

test('a dark picture is said, and is no reason to start anew', async () => {
  const { scanner, on, dispose } = stage({ opens: () => null })
  on.glance = 3
  scanner.start()
  await until(() => scanner.state().kind === 'on' && (scanner.state() as { dark: boolean }).dark)
  expect(on.opened).toBe(1)
  on.glance = 120
  await until(() => scanner.state().kind === 'on' && !(scanner.state() as { dark: boolean }).dark)
  dispose()
})

test('when nothing on the machine reads, that is said', async () => {
  const { scanner, dispose } = stage({
    reads: () => {
      throw new DecoderGone()
    },
  })
  scanner.start()
  await until(() => scanner.state().kind === 'failed')
  expect(scanner.state()).toEqual({ kind: 'failed', why: 'no-reader' })
  dispose()
})

test('the torch is told on only when the track took it', async () => {
  const { scanner, dispose } = stage()
  scanner.start()
  await until(() => scanner.state().kind === 'on')
  await scanner.setTorch(true)
  expect(scanner.state()).toMatchObject({ torch: 'on' })
  dispose()
})

test('who leaves while it is asked whether the camera may open leaves no camera behind', async () => {
  const { scanner, on, dispose } = stage({ opens: () => null })
  const asked = scanner.startIfAllowed()
  dispose()
  await asked
  await settled()
  expect([on.opened, on.frames]).toEqual([0, 0])
})

test('a machine whose people want no camera opens none by itself the next time, until one is asked for', async () => {
  wipePhone()
  const choice = cameraChoice(new FakePhone(new FakeServer()).device)
  const opens = () => null
  const first = stage({ choice, opens })
  await first.scanner.startIfAllowed()
  await until(() => first.on.opened === 1)
  first.scanner.off()
  await settled()
  const next = stage({ choice, opens })
  await next.scanner.startIfAllowed()
  await settled()
  expect(next.on.opened).toBe(0)
  next.scanner.start()
  await settled()
  next.dispose()
  const later = stage({ choice, opens })
  await later.scanner.startIfAllowed()
  await until(() => later.on.opened === 1)
  expect(later.on.opened).toBe(1)
  first.dispose()
  later.dispose()
})
