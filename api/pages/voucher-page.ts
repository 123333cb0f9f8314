import { html } from 'hono/html'
import type { PublicVoucher } from '#db/vouchers/public.ts'

type Told = { tone: 'valid' | 'used' | 'ended' | 'pending'; state: string; line: string; foot: string }

/** A voucher as its participant sees it: state, office and last day in words; nothing of the person and no code. */
export function voucherPage(voucher: PublicVoucher) {
  const told = voucher.training ? PRACTICE : TOLD[voucher.state](voucher)
  return page(html`
    <p class="campaign">${voucher.campaign}</p>
    <h1>Phiếu nhận quà</h1>
    <p class="state ${told.tone}">
      <svg viewBox="0 0 24 24" aria-hidden="true"><path d="${SIGNS[told.tone]}" /></svg><b>${told.state}</b>
    </p>
    <p>${told.line}</p>
    ${voucher.state === 'valid' && !voucher.training ? officeFacts(voucher) : ''}
    <p class="foot">${told.foot}</p>
  `)
}

/** One and the same for every link that leads nowhere. */
export const noVoucherPage = () =>
  page(html`
    <h1>Không có phiếu này</h1>
    <p>Liên kết không đúng hoặc đã hết hiệu lực. Hỏi lại người đã ghi nhận cho bạn, hoặc mang CCCD tới quầy.</p>
  `)

const CARD = 'Mang theo giấy tờ tuỳ thân để quầy đối chiếu.'
const ASK = 'Nếu chưa rõ, hỏi lại người đã ghi nhận cho bạn hoặc mang CCCD tới quầy.'

const PRACTICE: Told = {
  ...{ tone: 'ended', state: 'Phiếu tập dượt', line: 'Phiếu này để mọi người làm thử, không nhận được ly sứ.' },
  foot: 'Phiếu thật sẽ có khi đợt bắt đầu.',
}

const TOLD: Record<PublicVoucher['state'], (voucher: PublicVoucher) => Told> = {
  valid: ({ firstDay, lastDay }) => ({
    ...{ tone: 'valid', state: 'Phiếu còn hiệu lực' },
    ...{ line: `Một ly sứ, nhận một lần, từ ${day(firstDay)} đến hết ${day(lastDay)}.`, foot: CARD },
  }),
  pending: ({ lastDay }) => ({
    ...{ tone: 'pending', state: 'Phiếu thật, đang chờ gửi' },
    line: `Điện thoại của người ghi nhận chưa gửi lượt của bạn về. Khi máy ấy có mạng, trang này sẽ ghi quầy nhận ly; hạn nhận đến hết ${day(lastDay)}.`,
    foot: 'Mở lại trang này sau ít giờ. Nếu đã hơn một ngày, nhắc người ghi nhận mở máy khi có mạng.',
  }),
  used: ({ redeemed }) => ({
    ...{ tone: 'used', state: 'Phiếu đã được dùng' },
    ...{ line: redeemed ? `Ly sứ đã trao lúc ${moment(redeemed.at)} tại ${redeemed.office}.` : 'Ly sứ đã được trao.', foot: ASK },
  }),
  ended: () => ({ tone: 'ended', state: 'Phiếu không còn hiệu lực', line: 'Phiếu đã hết hạn, đã thu hồi hoặc đã có phiếu khác thay.', foot: ASK }),
}

/** A tick, a clock, a clock that is over and a cross: no state by its colour alone. */
const SIGNS: Record<Told['tone'], string> = {
  valid: 'M5 12.5l4.5 4.5L19 7.5',
  pending: 'M12 3a9 9 0 100 18 9 9 0 000-18zM12 7v5l3.5 2',
  used: 'M12 3a9 9 0 100 18 9 9 0 000-18zM8 12.5l3 3 5-6',
  ended: 'M6 6l12 12M18 6L6 18',
}

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

function officeFacts({ office }: PublicVoucher) {
  if (!office) return ''
  const facts = [
    ['Nơi nhận', office.name],
    ['Địa chỉ', office.address],
    ['Giờ mở cửa', office.hours],
  ].filter(([, value]) => value)
  const phone =
    office.phone &&
    html`<dt>Điện thoại</dt>
      <dd><a href="tel:${office.phone.replace(/[^\d+]/g, '')}">${office.phone}</a></dd>`
  return html`<dl>
    ${facts.map(
      ([label, value]) =>
        html`<dt>${label}</dt>
          <dd>${value}</dd>`,
    )}${phone}
  </dl>`
}

const page = (body: unknown) =>
  html`<!doctype html>
    <html lang="vi">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta name="referrer" content="no-referrer" />
        <title>Phiếu nhận quà</title>
        <link rel="stylesheet" href="/voucher-page.css" />
      </head>
      <body>
        <main>${body}</main>
      </body>
    </html>`
