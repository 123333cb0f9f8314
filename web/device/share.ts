/** Handing something on: the phone's own sheet where there is one, else the clipboard. */
export type Share = {
  can: () => boolean
  /** False when the person thought better of it. */
  share: (what: { title: string; text: string; url?: string }) => Promise<boolean>
  copy: (text: string) => Promise<boolean>
  print: () => void
  /** Hands a file over to where the browser keeps what is downloaded. */
  save: (name: string, file: Blob) => void
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
    save(name, file) {
      const link = document.createElement('a')
      link.href = URL.createObjectURL(file)
      link.download = name
      link.click()
      setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
    },
  }
}
