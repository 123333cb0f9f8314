import { Hono } from 'hono'
import type { Store } from '#db/store.ts'
import { readPublicVoucher } from '#db/vouchers/public.ts'
import type { Environment } from '../environment.ts'
import { addressOf, makeThrottle } from '../guards/throttle.ts'
import { noVoucherPage, voucherPage } from './voucher-page.ts'

/** `/q/‹22 characters›`: the participant's own page, plain HTML without script. One and the same 404 for every link that leads nowhere. */
export function publicPages(store: Store, environment: Environment): Hono {
  const app = new Hono()
  const miss = makeThrottle(store.now)
  app.get('/q/:token', async (context) => {
    const voucher = await readPublicVoucher(store, context.req.param('token'))
    context.header('cache-control', 'no-store')
    context.header('x-robots-tag', 'noindex')
    if (voucher) return context.html(voucherPage(voucher))
    await miss(addressOf(context, environment))
    return context.html(noVoucherPage(), 404)
  })
  app.get('/api/public/vouchers/:token', async (context) => {
    const voucher = await readPublicVoucher(store, context.req.param('token'))
    context.header('x-robots-tag', 'noindex')
    if (voucher) return context.json(voucher)
    await miss(addressOf(context, environment))
    return context.json({ type: 'about:blank', status: 404, code: 'not-found', title: 'not-found' }, 404)
  })
  return app
}
