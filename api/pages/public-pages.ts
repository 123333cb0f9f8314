import { Hono, type Context } from 'hono'
import { Refused } from '#contract/refusals.ts'
import type { Store } from '#db/store.ts'
import { readPublicVoucher } from '#db/vouchers/public.ts'
import type { Environment } from '../environment.ts'
import { problem } from '../guards/problem.ts'
import { addressOf, makeThrottle } from '../guards/throttle.ts'
import { noVoucherPage, voucherPage } from './voucher-page.ts'

/** `/q/‹22 characters›`: the participant's own page, plain HTML without script. One and the same 404 for every link that leads nowhere. */
export function publicPages(store: Store, environment: Environment): Hono {
  const app = new Hono()
  const miss = makeThrottle(store.now)
  const pages = async (context: Context) => {
    const voucher = await readPublicVoucher(store, context.req.param('token') ?? '')
    context.header('cache-control', 'no-store')
    context.header('x-robots-tag', 'noindex')
    if (voucher) return context.html(voucherPage(voucher))
    await miss(addressOf(context, environment))
    return context.html(noVoucherPage(), 404)
  }
  const answers = async (context: Context) => {
    const voucher = await readPublicVoucher(store, context.req.param('token') ?? '')
    context.header('x-robots-tag', 'noindex')
    if (voucher) return context.json(voucher)
    await miss(addressOf(context, environment))
    return problem(context, new Refused('not-found'))
  }
  // What stands behind a link, by a slip of whoever pasted it, leads nowhere like any other.
  app.get('/q/:token', pages)
  app.get('/q/*', pages)
  app.get('/api/public/vouchers/:token', answers)
  app.get('/api/public/vouchers/*', answers)
  return app
}
