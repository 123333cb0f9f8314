import type { Plugin } from 'vite'

/** zxing-wasm would fetch its wasm from a network of others when nobody says where it stands. We say it; the address goes all the same. */
export const noForeignAddress = (): Plugin => ({
  name: 'no-foreign-address',
  transform(code, id) {
    if (!id.includes('/zxing-wasm/')) return null
    return { code: code.replaceAll(/https:\/\/fastly\.jsdelivr\.net\/npm\/[^`"']*/g, '/wasm-of-nobody'), map: null }
  },
})
