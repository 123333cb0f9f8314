/** Handing something on: the phone's own sheet where there is one, else the clipboard. */
export type Share = {
  can: () => boolean
  /** False when the person thought better of it. */
  share: (what: { title: string; text: string; url?: string }) => Promise<boolean>
  /** Hands a picture on by the phone's sheet; null where that cannot be done, so that it is saved instead. */
  picture: (name: string, file: Blob) => Promise<boolean | null>
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
    picture: async (name, file) => {
      const what = { files: [new File([file], name, { type: file.type })] }
      return navigator.canShare?.(what) ? tried(navigator.share(what)) : null
    },
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
