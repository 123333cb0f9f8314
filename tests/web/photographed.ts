import { encode } from 'uqr'
import type { Grey } from '../../web/scan/grey.ts'

/** Numbers between 0 and 1 that are the same in each run (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** How a picture was taken. Lengths in millimetres, angles in degrees, blur in pixels of the camera, noise in steps of 256. */
export type Shot = {
  distance: number
  turn: number
  tilt: number
  tiltTowards: number
  aside: [number, number]
  blur: number
  noise: number
  /** Darkest against brightest part of the light, and where it comes from. */
  shade: number
  lightFrom: number
  exposure: number
}

const WIDTH = 640
const HEIGHT = 480
/** A camera that sees 60° from left to right. */
const FOCAL = WIDTH / 2 / Math.tan(Math.PI / 6)
/** The code itself; its paper stands out by six modules. */
export const PRINTED = 30
const SUB = 3
const [PAPER, INK, TABLE] = [235, 25, 70]

/** A shot as a clerk's hand takes it. */
export function anyShot(random: () => number): Shot {
  const between = (low: number, high: number) => low + (high - low) * random()
  const distance = between(80, 200)
  // What is in the frame: the code stays whole in the picture.
  const reach = (HEIGHT / 2 / FOCAL) * distance - PRINTED * 0.85
  return {
    distance,
    turn: between(0, 360),
    tilt: between(0, 30),
    tiltTowards: between(0, 360),
    aside: [between(-1, 1) * reach * 0.7, between(-1, 1) * reach * 0.7],
    blur: between(0.35, 0.9),
    noise: between(2, 9),
    shade: between(0.35, 1),
    lightFrom: between(0, 360),
    exposure: between(0.55, 1),
  }
}

const rad = (degrees: number) => (degrees * Math.PI) / 180

/** A voucher's QR, printed at 30 mm and photographed: perspective, light from a side, the lens's blur, the sensor's noise. */
export function photograph(text: string, shot: Shot, random: () => number): Grey {
  const { data, size } = encode(text, { border: 0, ecc: 'Q' })
  const forward = homography(shot)
  const [a, b, c, d, e, f, g, h, i] = inverseOf(forward)
  const paper = PRINTED / 2 + (PRINTED / size) * 6
  const inkAt = (u: number, v: number): number => {
    if (Math.abs(u) > paper || Math.abs(v) > paper) return TABLE
    return data[Math.floor((v / PRINTED + 0.5) * size)]?.[Math.floor((u / PRINTED + 0.5) * size)] ? INK : PAPER
  }
  const box = boxOf(forward, paper, Math.ceil(3 * shot.blur) + 2)
  const picture = new Float32Array(WIDTH * HEIGHT).fill(TABLE)
  for (let y = box.top; y < box.bottom; y++) {
    for (let x = box.left; x < box.right; x++) {
      let sum = 0
      for (let part = 0; part < SUB * SUB; part++) {
        const across = x + ((part % SUB) + 0.5) / SUB
        const down = y + (Math.floor(part / SUB) + 0.5) / SUB
        const depth = g * across + h * down + i
        sum += inkAt((a * across + b * down + c) / depth, (d * across + e * down + f) / depth)
      }
      picture[y * WIDTH + x] = sum / (SUB * SUB)
    }
  }
  return exposed(blurred(picture, shot.blur, box), shot, random)
}

type Nine = [number, number, number, number, number, number, number, number, number]
type Box = { left: number; right: number; top: number; bottom: number }

/** Where the paper lies in the picture, with some room. */
function boxOf(forward: number[], paper: number, room: number): Box {
  const [a, b, c, d, e, f, g, h, i] = forward as Nine
  const corners = [-paper, paper].flatMap((u) =>
    [-paper, paper].map((v) => [(a * u + b * v + c) / (g * u + h * v + i), (d * u + e * v + f) / (g * u + h * v + i)]),
  )
  const [xs, ys] = [corners.map(([x]) => x!), corners.map(([, y]) => y!)]
  const within = (most: number, at: number) => Math.min(most, Math.max(0, Math.floor(at)))
  return {
    ...{ left: within(WIDTH, Math.min(...xs) - room), right: within(WIDTH, Math.max(...xs) + room) },
    ...{ top: within(HEIGHT, Math.min(...ys) - room), bottom: within(HEIGHT, Math.max(...ys) + room) },
  }
}

/** From a point of the paper in millimetres to a pixel. */
function homography({ distance, turn, tilt, tiltTowards, aside }: Shot): number[] {
  const [ct, st] = [Math.cos(rad(turn)), Math.sin(rad(turn))]
  const [ca, sa] = [Math.cos(rad(tiltTowards)), Math.sin(rad(tiltTowards))]
  const [cb, sb] = [Math.cos(rad(tilt)), Math.sin(rad(tilt))]
  // Turned in its plane, then tilted about an axis in that plane.
  const axis = [
    [ca * ca * (1 - cb) + cb, ca * sa * (1 - cb)],
    [ca * sa * (1 - cb), sa * sa * (1 - cb) + cb],
    [-sa * sb, ca * sb],
  ]
  const columns = axis.map(([a, b]) => [a! * ct + b! * st, -a! * st + b! * ct])
  const [[r11, r12], [r21, r22], [r31, r32]] = columns as [[number, number], [number, number], [number, number]]
  const centre = [WIDTH / 2, HEIGHT / 2]
  return [
    FOCAL * r11 + centre[0]! * r31,
    FOCAL * r12 + centre[0]! * r32,
    FOCAL * aside[0] + centre[0]! * distance,
    FOCAL * r21 + centre[1]! * r31,
    FOCAL * r22 + centre[1]! * r32,
    FOCAL * aside[1] + centre[1]! * distance,
    r31,
    r32,
    distance,
  ]
}

function inverseOf(matrix: number[]): Nine {
  const m = matrix as Nine
  return [
    m[4] * m[8] - m[5] * m[7],
    m[2] * m[7] - m[1] * m[8],
    m[1] * m[5] - m[2] * m[4],
    m[5] * m[6] - m[3] * m[8],
    m[0] * m[8] - m[2] * m[6],
    m[2] * m[3] - m[0] * m[5],
    m[3] * m[7] - m[4] * m[6],
    m[1] * m[6] - m[0] * m[7],
    m[0] * m[4] - m[1] * m[3],
  ]
}

/** Only around the paper: the table is of one grey. */
function blurred(picture: Float32Array, sigma: number, { left, right, top, bottom }: Box): Float32Array {
  const radius = Math.ceil(3 * sigma)
  const weights = Array.from({ length: 2 * radius + 1 }, (_, at) => Math.exp(-((at - radius) ** 2) / (2 * sigma * sigma)))
  const sum = weights.reduce((total, one) => total + one, 0)
  const pass = (from: Float32Array, step: number, isIn: (x: number, y: number, shift: number) => boolean) => {
    const to = from.slice()
    for (let y = top; y < bottom; y++) {
      for (let x = left; x < right; x++) {
        let total = 0
        for (let shift = -radius; shift <= radius; shift++) total += weights[shift + radius]! * from[y * WIDTH + x + (isIn(x, y, shift) ? shift * step : 0)]!
        to[y * WIDTH + x] = total / sum
      }
    }
    return to
  }
  const across = pass(picture, 1, (x, _, shift) => x + shift >= 0 && x + shift < WIDTH)
  return pass(across, WIDTH, (_, y, shift) => y + shift >= 0 && y + shift < HEIGHT)
}

/** Many numbers of a bell curve, to draw from. */
const BELLS = (() => {
  const random = seeded(1)
  return Float32Array.from({ length: 8_192 }, () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random()))
})()

/** Light from a side, less in the corners; then noise: some always, more where more light falls. */
function exposed(picture: Float32Array, { noise, shade, lightFrom, exposure }: Shot, random: () => number): Grey {
  const light = new Uint8Array(picture.length)
  const [across, down] = [Math.cos(rad(lightFrom)) / WIDTH / 0.72, Math.sin(rad(lightFrom)) / HEIGHT / 0.72]
  for (let at = 0; at < picture.length; at++) {
    const x = (at % WIDTH) - WIDTH / 2
    const y = Math.floor(at / WIDTH) - HEIGHT / 2
    const along = Math.min(1, Math.max(0, x * across + y * down + 0.5))
    const lit = picture[at]! * exposure * (shade + (1 - shade) * along) * (1 - (0.25 * (x * x + y * y)) / 160_000)
    light[at] = Math.min(255, Math.max(0, lit + BELLS[(random() * 8_192) | 0]! * noise * Math.sqrt(0.4 + lit / 400) + 0.5))
  }
  return { width: WIDTH, height: HEIGHT, light }
}
