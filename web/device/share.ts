/** Handing something on: the phone's own sheet where there is one, else the clipboard. */
export type Share = {
  can: () => boolean
  /** False when the person thought better of it. */
  share: (what: { title: string; text: string; url?: string }) => Promise<boolean>
  copy: (text: string) => Promise<boolean>
  print: () => void
}

export function makeShare(): Share {
  const tried = (work: Promise<void>) =>
    work.then(
      () => true,
      () => false,
    )
  return {
    can: () => typeof navigator.share === 'function',
    share: (what) => tried(navigator.share(what)),
    copy: (text) => (navigator.clipboard ? tried(navigator.clipboard.writeText(text)) : Promise.resolve(false)),
    print: () => window.print(),
  }
}
