import { Hono } from 'hono'
import { html } from 'hono/html'
import type { Store } from '#db/store.ts'
import { readPublicVoucher, type PublicVoucher } from '#db/vouchers/public.ts'
import type { Environment } from '../environment.ts'
import { addressOf, makeThrottle } from '../guards/throttle.ts'

/** `/q/‹22 characters›`: the participant's own page, plain HTML without script. One and the same 404 for every link that leads nowhere. */
export function publicPages(store: Store, environment: Environment): Hono {
  const app = new Hono()
  const miss = makeThrottle(store.now)
  app.get('/q/:token', async (context) => {
    const voucher = await readPublicVoucher(store, context.req.param('token'))
    context.header('cache-control', 'no-store')
    context.header('x-robots-tag', 'noindex')
    if (voucher) return context.html(page('Phiếu nhận quà', voucherLines(voucher)))
    await miss(addressOf(context, environment))
    return context.html(
      page('Không có phiếu này', [`Liên kết không đúng hoặc đã hết hiệu lực. Hỏi lại người đã ghi nhận cho bạn, hoặc mang CCCD tới quầy.`]),
      404,
    )
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

const STATES = { valid: 'Phiếu còn hiệu lực', used: 'Phiếu đã được dùng', ended: 'Phiếu không còn hiệu lực' }
const day = (text: string) => text.split('-').toReversed().join('/')
const moment = (at: number) =>
  new Intl.DateTimeFormat('vi-VN', {
    timeZone: 'Asia/Ho_Chi_Minh',
    hour: '2-digit',
    minute: '2-digit',
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
  }).format(at)

function voucherLines({ campaign, state, training, firstDay, lastDay, office, redeemed }: PublicVoucher): string[] {
  const where = office ? [`Nhận tại: ${office.name}, ${office.address}`, `Giờ mở cửa: ${office.hours}. Điện thoại: ${office.phone}`] : []
  if (training) return ['Phiếu tập dượt', 'Phiếu này để mọi người làm thử, không nhận được ly sứ.', campaign]
  if (redeemed) return [STATES.used, `Đã nhận lúc ${moment(redeemed.at)} tại ${redeemed.office}.`, campaign]
  if (state === 'ended') return [STATES.ended, `Hỏi lại người đã ghi nhận cho bạn.`, campaign]
  return [STATES.valid, `Một ly sứ, nhận một lần, từ ${day(firstDay)} đến hết ${day(lastDay)}.`, ...where, 'Mang theo giấy tờ tuỳ thân để đối chiếu.', campaign]
}

const page = (title: string, lines: string[]) =>
  html`<!doctype html>
    <html lang="vi">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title}</title>
        <link rel="stylesheet" href="/voucher-page.css" />
      </head>
      <body>
        <main>
          <h1>${title}</h1>
          ${lines.map((line) => html`<p>${line}</p>`)}
        </main>
      </body>
    </html>`
