import { createSignal } from 'solid-js'
import { Button } from '../parts/button.tsx'
import { Celebration } from '../parts/celebration.tsx'
import { Glaze } from '../parts/glaze.tsx'
import { Icon } from '../parts/icon.tsx'
import { Note } from '../parts/note.tsx'
import { PinPad } from '../parts/pin-pad.tsx'
import { Plate } from '../parts/plate.tsx'
import { SaveBar } from '../parts/save-bar.tsx'
import { Sheet } from '../parts/sheet.tsx'
import { Signature } from '../parts/signature.tsx'
import { Steps } from '../parts/steps.tsx'
import { Table } from '../parts/table.tsx'
import { VoucherCard } from '../parts/voucher-card.tsx'

export function Saved() {
  return (
    <div class="saved">
      <Glaze>
        <Celebration on />
        <div class="hero">
          <Plate official={8} received={3} queued={3} fresh={1} target={18}>
            <Icon name="check" />
          </Plate>
          <div>
            <b class="head">Đã lưu trên máy</b>
            <p class="fig-l gold">+11 điểm</p>
            <p class="second small">Tạm tính. Người thứ 14/18 của tuần.</p>
          </div>
        </div>
      </Glaze>
      <VoucherCard name="Tôn Nữ Quỳnh Phương Khuê" code="482719360542" office="Bưu điện Gò Dầu, 5 quầy khác" until="15/01/2026">
        <svg viewBox="0 0 10 10">
          <path d="M0 0h3v3H0zM7 0h3v3H7zM0 7h3v3H0zM4 4h2v2H4zM7 5h1v4H7z" />
        </svg>
      </VoucherCard>
    </div>
  )
}

export function Closing() {
  const [open, setOpen] = createSignal(location.hash === '#sheet')
  return (
    <section class="card stack">
      <h2>Chốt tuần</h2>
      <Steps label="Các bước chốt" current={2} steps={['Đang mở', 'Nhận bản trễ', 'Soát', 'Đã chốt', 'Công bố', 'Niêm phong']} />
      <Note tone="warning">
        <b>Phụ trách đơn vị:</b> số biên lai thiếu một chữ số, xem lại giúp nhé.
        <br />
        <Button icon="pencil" wide>
          Sửa và gửi lại
        </Button>
      </Note>
      <Note icon="scale">Huệ và Hưởng cùng 118 điểm. Huệ hơn nhờ 7 &gt; 5 người BHXH TN.</Note>
      <div class="wrap">
        <Signature role="Người đề nghị" name="Trần Quang Khải" when="13:40, 03/12" />
        <Signature role="Người duyệt" note="Phải khác người đề nghị" />
      </div>
      <Table caption="Chỉ tiêu">
        <thead>
          <tr>
            <th>Đơn vị</th>
            <th class="figure">TN</th>
            <th class="figure current">YT</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <td>Bưu điện Trảng Bàng</td>
            <td class="figure locked">58</td>
            <td class="figure edited">185</td>
          </tr>
          <tr data-selected="">
            <td>HTX Dịch vụ thu Nông nghiệp Phước Đông – Thạnh Đức</td>
            <td class="figure locked">30</td>
            <td class="figure">105</td>
          </tr>
        </tbody>
        <tfoot>
          <tr>
            <td>Tổng</td>
            <td class="figure">88</td>
            <td class="figure">290</td>
          </tr>
        </tfoot>
      </Table>
      <Button kind="plain" onClick={() => setOpen(true)}>
        Mở hộp
      </Button>
      <Sheet
        open={open()}
        onClose={() => setOpen(false)}
        title="Từ chối 1 lượt"
        foot={
          <>
            <Button kind="plain" onClick={() => setOpen(false)}>
              Thôi
            </Button>
            <Button kind="danger">Từ chối</Button>
          </>
        }
      >
        <p>Người ghi sẽ đọc được lý do này.</p>
      </Sheet>
    </section>
  )
}

export function SignIn() {
  const [pin, setPin] = createSignal('2468')
  return (
    <section class="card stack">
      <PinPad
        label="PIN 6 số"
        value={pin()}
        onInput={setPin}
        onForgot={() => {}}
        error={pin().length === 6 ? 'PIN chưa đúng. Bạn còn 3 lần thử.' : undefined}
      />
    </section>
  )
}

export function Foot() {
  return (
    <SaveBar points="+11" unit="điểm tạm tính" reason="8, thêm 3 vì đóng 12 tháng">
      <Button kind="act" size="main" icon="check">
        Lưu lượt ghi
      </Button>
    </SaveBar>
  )
}
