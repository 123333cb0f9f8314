export type VerdictKind = 'yes' | 'yes-offline' | 'unsure' | 'used' | 'no'

type Note = { pitch: number; at: number; long: number }

// Two rising notes, one middle, one low pair, one long low: told apart without looking.
const notes: Record<VerdictKind, readonly Note[]> = {
  yes: [
    { pitch: 659, at: 0, long: 0.12 },
    { pitch: 988, at: 0.13, long: 0.2 },
  ],
  'yes-offline': [
    { pitch: 659, at: 0, long: 0.12 },
    { pitch: 988, at: 0.13, long: 0.2 },
  ],
  unsure: [{ pitch: 523, at: 0, long: 0.25 }],
  used: [
    { pitch: 262, at: 0, long: 0.12 },
    { pitch: 262, at: 0.18, long: 0.12 },
  ],
  no: [{ pitch: 175, at: 0, long: 0.6 }],
}

const shakes: Record<VerdictKind, number | number[]> = { yes: 40, 'yes-offline': 40, unsure: [40, 60, 40], used: 80, no: 200 }

let audio: AudioContext | undefined

/** Plays and shakes. Browsers allow sound after the first press only; until then it stays silent. */
export function soundVerdict(kind: VerdictKind) {
  navigator.vibrate?.(shakes[kind])
  audio ??= new AudioContext()
  if (audio.state === 'suspended') void audio.resume()
  for (const note of notes[kind]) play(audio, note)
}

function play(context: AudioContext, { pitch, at, long }: Note) {
  const from = context.currentTime + at
  const tone = new OscillatorNode(context, { type: 'triangle', frequency: pitch })
  const loudness = new GainNode(context, { gain: 0 })
  // Ramps instead of steps: a step is heard as a click.
  loudness.gain.setValueAtTime(0, from)
  loudness.gain.linearRampToValueAtTime(0.4, from + 0.015)
  loudness.gain.setValueAtTime(0.4, from + long - 0.04)
  loudness.gain.linearRampToValueAtTime(0, from + long)
  tone.connect(loudness).connect(context.destination)
  tone.start(from)
  tone.stop(from + long)
}
