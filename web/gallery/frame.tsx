import { createSignal, For } from 'solid-js'
import { Avatar } from '../parts/avatar.tsx'
import { Bones } from '../parts/bones.tsx'
import { Button } from '../parts/button.tsx'
import { Check } from '../parts/check.tsx'
import { Choice } from '../parts/choice.tsx'
import { DigitsField } from '../parts/digits-field.tsx'
import { Dock } from '../parts/dock.tsx'
import { Empty } from '../parts/empty.tsx'
import { Field } from '../parts/field.tsx'
import { FiguresChip } from '../parts/figures-chip.tsx'
import { MoneyField } from '../parts/money-field.tsx'
import { Rail } from '../parts/rail.tsx'
import { Shell } from '../parts/shell.tsx'
import { type EntryChip, StateChip } from '../parts/state-chip.tsx'
import { Strip } from '../parts/strip.tsx'
import { Toast } from '../parts/toast.tsx'
import { Toggle } from '../parts/toggle.tsx'
import { TopBar } from '../parts/top-bar.tsx'
import { Trouble } from '../parts/trouble.tsx'
import { parts } from '../text/parts.vi.ts'
import { Closing, Foot, Saved, SignIn } from './more-things.tsx'
import { Boards, Hero, Plates, Prizes } from './things.tsx'
import './gallery.css'

const places = [
  { href: '#', icon: 'home', label: 'Hôm nay', current: true },
  { href: '#s', icon: 'ledger', label: 'Sổ ghi', count: 2 },
  { href: '#g', icon: 'brush', label: 'Ghi nhận', act: true },
  { href: '#x', icon: 'ranks', label: 'Xếp hạng' },
  { href: '#t', icon: 'letter', label: 'Tin' },
] as const

const desk = [
  { href: '#', icon: 'chart', label: 'Tổng quan', current: true },
  { href: '#c', icon: 'stamp', label: 'Chốt tuần', count: 1 },
  { href: '#m', icon: 'grid', label: 'Chỉ tiêu' },
  { href: '#v', icon: 'verify', label: 'Xác nhận', count: 16 },
  { href: '#d', icon: 'team', label: 'Đơn vị, nhân viên' },
] as const

export function Frame() {
  return (
    <Shell
      top={
        <TopBar mark title="Cao điểm Tây Ninh 2025" note="Ngày 17/35 · Tuần 3, còn 4 ngày">
          <Avatar name="Nguyễn Thị Mỹ Duyên" />
        </TopBar>
      }
      strip={<Strip kind="offline">Mất kết nối. 2 lượt đã lưu trên máy.</Strip>}
      dock={<Dock items={places} />}
      rail={
        <Rail home="#" items={desk}>
          Trần Quang Khải
        </Rail>
      }
    >
      <Hero />
      <div class="page gallery">
        <States />
        <Buttons />
        <Strips />
        <Plates />
        <Fields />
        <Nothing />
        <Prizes />
        <Saved />
        <Closing />
        <SignIn />
      </div>
      <div class="page">
        <Boards />
        <Foot />
      </div>
    </Shell>
  )
}

function States() {
  return (
    <section class="card stack">
      <h2>Trạng thái lượt ghi</h2>
      <div class="wrap">
        <For each={Object.keys(parts.entry) as EntryChip[]}>{(state) => <StateChip state={state} />}</For>
      </div>
      <h2>Số liệu</h2>
      <div class="wrap">
        <FiguresChip kind="provisional" />
        <FiguresChip kind="official" />
        <FiguresChip kind="queued" count={2} />
      </div>
    </section>
  )
}

function Buttons() {
  return (
    <section class="card stack">
      <h2>Nút</h2>
      <div class="wrap">
        <Button kind="act" size="main" icon="brush">
          Ghi nhận
        </Button>
        <Button size="main">Xem phiếu</Button>
        <Button kind="leaf" size="main">
          Đã trao ly
        </Button>
        <Button kind="plain" size="main">
          In phiếu
        </Button>
        <Button kind="danger" size="main">
          Từ chối
        </Button>
        <Button kind="bare">Báo chưa nhận</Button>
        <Button busy icon="send">
          Đang gửi
        </Button>
        <Button busy>Đang gửi</Button>
      </div>
      <div>
        <Button disabledReason="Gỡ xong 2 việc ở trên để ký.">Ký đề nghị</Button>
      </div>
      <Button kind="leaf" size="counter" icon="mug" wide>
        Đã trao ly
      </Button>
    </section>
  )
}

function Strips() {
  return (
    <section class="card stack">
      <h2>Dải báo</h2>
      <Strip kind="offline">Mất kết nối. 2 lượt đã lưu trên máy.</Strip>
      <Strip kind="waiting" action="Gửi ngay">
        2 lượt chờ gửi, 1 đang gửi.
      </Strip>
      <Strip kind="sending">Đang gửi 3/12 lượt.</Strip>
      <Strip kind="sent">Đã gửi đủ 12 lượt.</Strip>
      <Strip kind="trouble">Máy gần đầy. Xoá bớt ảnh để ghi tiếp.</Strip>
      <Strip kind="training" action="Đổi đợt">
        <b>Tập dượt.</b> Số liệu ở đây để làm quen, không tính vào đợt thật.
      </Strip>
      <Toast onUndo={() => {}}>Đã trả lại 1 lượt cho Mỹ Duyên.</Toast>
    </section>
  )
}

function Fields() {
  const [cccd, setCccd] = createSignal('0721850')
  const [money, setMoney] = createSignal<number | undefined>(26400)
  const [year, setYear] = createSignal('1958')
  const [name, setName] = createSignal('Tôn Nữ Quỳnh Phương Khuê')
  const [kind, setKind] = createSignal('tn')
  const [months, setMonths] = createSignal('12')
  const [agreed, setAgreed] = createSignal(true)
  return (
    <section class="card stack">
      <h2>Ô nhập</h2>
      <Choice
        legend="Tham gia loại nào?"
        name="kind"
        value={kind()}
        onChange={setKind}
        options={[
          { value: 'tn', label: 'BHXH tự nguyện', icon: 'book' },
          { value: 'yt', label: 'BHYT hộ gia đình', icon: 'card' },
        ]}
      />
      <Choice
        legend="Số tháng đóng"
        name="months"
        columns={5}
        value={months()}
        onChange={setMonths}
        options={['1', '3', '6', '12', 'Khác'].map((value) => ({ value, label: value }))}
      />
      <Field label="Họ và tên" name="name" value={name()} onInput={setName} autocapitalize="words" />
      <DigitsField label="Số CCCD" name="cccd" groups={[3, 3, 3, 3]} value={cccd()} onInput={setCccd} counted />
      <DigitsField label="Số CCCD" name="cccd2" groups={[3, 3, 3, 3]} value="072185004217" onInput={() => {}} state="ok" note="Đủ 12 số. Nữ, sinh năm 1985." />
      <Field label="Năm sinh" name="year" figures value={year()} onInput={setYear} state="warning" note="CCCD cho năm sinh 1985. Bạn xem lại giúp." />
      <MoneyField label="Số tiền đã thu" name="money" value={money()} onInput={setMoney} state="error" note="Thấp hơn mức đóng một tháng, 264.000 đ." />
      <Check checked={agreed()} onChange={setAgreed}>
        Đồng ý dùng tên và CCCD để <b>nhận ly sứ</b>
      </Check>
      <Check checked={false} onChange={() => {}}>
        Đồng ý nhận tin nhắc khi đến hạn đóng
      </Check>
      <Toggle on={agreed()} onChange={setAgreed} note="14 cánh sen rơi sau mỗi lượt đã lưu">
        Cánh sen mừng
      </Toggle>
    </section>
  )
}

function Nothing() {
  return (
    <section class="card stack">
      <h2>Chưa có gì</h2>
      <Empty
        title="Chưa có lượt nào hôm nay"
        action={
          <Button kind="act" icon="brush">
            Ghi nhận
          </Button>
        }
      >
        Nhà đầu tiên là nhà khó gõ nhất. Ghi một người, sổ sẽ mở ra ở đây.
      </Empty>
      <Empty drawing="draw-letter" title="Tuần 3 chưa có tin">
        Kết quả công bố sau khi ban tổ chức chốt, từ trưa 03/12.
      </Empty>
      <div class="wrap">
        <Empty drawing="draw-shelf" title="Kho" />
        <Empty drawing="draw-board" title="Bảng" />
        <Empty drawing="draw-checks" title="Soát" />
        <Empty drawing="draw-search" title="Tìm" />
      </div>
      <h2>Đang tải</h2>
      <Bones rows={3} />
      <h2>Lỗi cả màn</h2>
      <Trouble title="Chưa mở được bảng" onRetry={() => {}}>
        Máy chủ không trả lời. Lượt ghi của bạn vẫn an toàn trên máy.
      </Trouble>
    </section>
  )
}
