import { coveredCrop, type Crop } from './grey.ts'
import type { Picture } from './pixels.ts'

export type CameraTrouble = 'denied' | 'none' | 'busy' | 'unsupported'
/** The camera did not open, and why. */
export class CameraAway extends Error {
  readonly why: CameraTrouble
  constructor(why: CameraTrouble) {
    super(why)
    this.why = why
  }
}

/** One frame: its picture, what of it is in sight, and when the camera took it, on the page's clock. */
export type Frame = { picture: Picture; crop: Crop; at: number }
/** An open camera. */
export type Feed = {
  /** The next frame that has not been handed out; `null` when none came within `within` milliseconds. */
  frame: (within: number) => Promise<Frame | null>
  /** A few pixels as they are now, to tell a frozen or a dark picture. */
  glance: () => Uint8Array
  torch: boolean
  setTorch: (on: boolean) => Promise<boolean>
  /** The track has ended or gone silent. */
  onLost: (listener: () => void) => void
  close: () => void
}
/** Opens the camera into a video element. Throws `CameraAway`. */
export type OpenCamera = (video: HTMLVideoElement) => Promise<Feed>

const WANTED: MediaTrackConstraints = { facingMode: { ideal: 'environment' }, width: { ideal: 1280 }, height: { ideal: 720 } }
/** A muted track often comes back by itself within a moment. */
const SILENT = 2_000

export const openCamera: OpenCamera = async (video) => {
  const stream = await ask()
  const track = stream.getVideoTracks()[0]
  if (!track) throw new CameraAway('none')
  video.srcObject = stream
  video.muted = true
  await video.play().catch(() => {})
  let isClosed = false
  return {
    frame: (within) => nextFrame(video, within, () => isClosed),
    glance: makeGlance(video),
    torch: 'torch' in (track.getCapabilities?.() ?? {}),
    setTorch: (on) =>
      track.applyConstraints({ advanced: [{ torch: on } as MediaTrackConstraintSet] }).then(
        () => true,
        () => false,
      ),
    onLost(listener) {
      const lost = () => !isClosed && listener()
      track.addEventListener('ended', lost)
      track.addEventListener('mute', () => setTimeout(() => track.muted && lost(), SILENT))
    },
    close() {
      isClosed = true
      stream.getTracks().forEach((one) => one.stop())
      if (video.srcObject === stream) video.srcObject = null
    },
  }
}

async function ask(): Promise<MediaStream> {
  if (!navigator.mediaDevices?.getUserMedia) throw new CameraAway('unsupported')
  try {
    return await navigator.mediaDevices.getUserMedia({ video: WANTED, audio: false })
  } catch (error) {
    throw new CameraAway(WHY[(error as DOMException).name] ?? 'busy')
  }
}

const WHY: Record<string, CameraTrouble> = {
  NotAllowedError: 'denied',
  SecurityError: 'denied',
  NotFoundError: 'none',
  OverconstrainedError: 'none',
  NotReadableError: 'busy',
  AbortError: 'busy',
  TypeError: 'unsupported',
}

function nextFrame(video: HTMLVideoElement, within: number, isClosed: () => boolean): Promise<Frame | null> {
  return new Promise((done) => {
    const take = (at: number) => {
      if (isClosed()) return end(null)
      const size = { width: video.videoWidth, height: video.videoHeight }
      const crop = coveredCrop(size, { width: video.clientWidth, height: video.clientHeight })
      pictureOf(video).then(
        (picture) => end({ picture, crop, at }),
        () => end(null),
      )
    }
    const stop = onNextFrame(video, take)
    const timer = setTimeout(() => (stop(), done(null)), within)
    const end = (frame: Frame | null) => (clearTimeout(timer), done(frame))
  })
}

/** A frame by reference where the browser can hand it on, else a copy. */
const pictureOf = async (video: HTMLVideoElement): Promise<Picture> => (typeof VideoFrame === 'function' ? new VideoFrame(video) : createImageBitmap(video))

function onNextFrame(video: HTMLVideoElement, act: (at: number) => void): () => void {
  if ('requestVideoFrameCallback' in video) {
    const id = video.requestVideoFrameCallback((now, facts) => act(Math.min(now, facts.captureTime ?? facts.presentationTime)))
    return () => video.cancelVideoFrameCallback(id)
  }
  const element = video as HTMLVideoElement
  const from = element.currentTime
  const timer = setInterval(() => {
    if (element.currentTime === from) return
    clearInterval(timer)
    act(performance.now())
  }, 33)
  return () => clearInterval(timer)
}

const WIDE = 32
/** Single pixels, not means of many: what a lens sees is never twice the same in all of them. */
function makeGlance(video: HTMLVideoElement): () => Uint8Array {
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = WIDE
  const context = canvas.getContext('2d', { willReadFrequently: true })!
  context.imageSmoothingEnabled = false
  return () => {
    context.drawImage(video, 0, 0, WIDE, WIDE)
    return new Uint8Array(context.getImageData(0, 0, WIDE, WIDE).data.filter((_, at) => at % 4 === 1))
  }
}
