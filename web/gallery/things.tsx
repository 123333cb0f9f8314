import { createSignal } from 'solid-js'
import { Avatar } from '../parts/avatar.tsx'
import { Bar } from '../parts/bar.tsx'
import { Button } from '../parts/button.tsx'
import { Chips } from '../parts/chips.tsx'
import { DoorPlate } from '../parts/door-plate.tsx'
import { FiguresChip } from '../parts/figures-chip.tsx'
import { Glaze } from '../parts/glaze.tsx'
import { PlateLegend } from '../parts/plate-legend.tsx'
import { Plate } from '../parts/plate.tsx'
import { Podium } from '../parts/podium.tsx'
import { Postmark } from '../parts/postmark.tsx'
import { RankList } from '../parts/rank-list.tsx'
import { Segments } from '../parts/segments.tsx'
import { Stamp } from '../parts/stamp.tsx'
import { Tag } from '../parts/tag.tsx'
import { WeekChooser } from '../parts/week-chooser.tsx'

export function Hero() {
  return (
    <Glaze bloom edge>
      <div class="hero">
        <Plate official={8} received={3} queued={2} target={18} provisional />
        <div class="stack-tight">
          <span class="second small">Điểm tuần 3</span>
          <b class="fig-xl">60</b>
          <span>
            <FiguresChip kind="provisional" />
          </span>
          <span class="second small">Chính thức</span>
          <b class="fig-m">46</b>
        </div>
      </div>
      <PlateLegend official={8} received={3} queued={2} />
    </Glaze>
  )
}

export function Plates() {
  return (
    <section class="card stack">
      <h2>Đĩa</h2>
      <div class="wrap plates">
        <Plate official={18} received={0} queued={0} target={18} />
        <Plate official={0} received={0} queued={0} target={12} />
        <Plate official={20} received={7} queued={3} target={36} provisional />
        <Plate official={30} received={9} queued={4} target={60} provisional />
      </div>
      <PlateLegend official={8} received={3} queued={2} />
      <h2>Hạng</h2>
      <div class="wrap">
        <DoorPlate value={1} />
        <DoorPlate value={2} />
        <DoorPlate value={3} />
        <DoorPlate value={12} />
        <DoorPlate value="3/12" tone="next" />
        <DoorPlate value="Nhất" tone="first" />
      </div>
      <h2>Dấu nhật ấn và thanh</h2>
      <div class="wrap">
        <Postmark waves time="17:05" date="26.11.2025" version={1} />
        <Avatar name="Nguyễn Thị Mỹ Duyên" />
      </div>
      <Bar target={100} official={52} received={12} pace={43} />
      <h2>Dấu mốc</h2>
      <div class="wrap sunken">
        <Stamp tone="first" icon="star" />
        <Stamp tone="own" icon="flag" />
        <Stamp tone="third" icon="up" />
      </div>
    </section>
  )
}

export function Boards() {
  const [board, setBoard] = createSignal('person')
  const [filter, setFilter] = createSignal('all')
  return (
    <>
      <section class="on-glaze board-head stack-tight">
        <div class="wrap">
          <WeekChooser title="Tuần 2" dates="19/11 đến 25/11" onEarlier={() => {}} />
          <Button kind="bare">Cả đợt</Button>
        </div>
        <Segments
          tone="glaze"
          legend="Bảng"
          name="board"
          value={board()}
          onChange={setBoard}
          options={[
            { value: 'team', label: 'Tập thể' },
            { value: 'person', label: 'Cá nhân' },
          ]}
        />
      </section>
      <Tag href="#" title="Thêm 1 người BHXH TN là lên hạng 3" note="hoặc 2 người BHYT để lên hạng 4" />
      <Segments
        legend="Số liệu"
        name="figures"
        value="a"
        onChange={() => {}}
        options={[
          { value: 'a', label: 'Tạm tính' },
          { value: 'b', label: 'Chính thức' },
        ]}
      />
      <Chips
        legend="Lọc"
        name="filter"
        value={filter()}
        onChange={setFilter}
        options={[
          { value: 'all', label: 'Tất cả', count: 17 },
          { value: 'mend', label: 'Cần bạn sửa', count: 1 },
          { value: 'queued', label: 'Chờ gửi', count: 2 },
        ]}
      />
      <RankList
        label="Bảng cá nhân"
        figures="official"
        rows={[
          { rank: 1, move: 1, name: 'Nguyễn Hoàng Phương Uyên Thảo', unit: 'Bưu điện Trảng Bàng', figure: '142' },
          { rank: 2, move: 2, name: 'Cao Thị Kim Huệ', unit: 'Bưu điện Bến Cầu', figure: '118', tie: 'Hơn nhờ 7 > 5 người BHXH TN' },
          { rank: 3, move: 0, name: 'Sầm Văn Hưởng', unit: 'BHXH cơ sở Hoà Thành', figure: '118' },
          { rank: 4, move: -1, name: 'Lê Quốc Vượng', unit: 'Bưu điện Tân Châu', figure: '109', shared: true },
          { rank: 5, move: 6, name: 'Nguyễn Thị Mỹ Duyên', unit: 'Bưu điện Gò Dầu', figure: '104', mine: 'Bạn', next: 'Còn 5 điểm là lên hạng 4' },
          { rank: 6, move: 'new', name: 'Huỳnh Nguyễn Khánh Tường', unit: 'HTX Dịch vụ thu Nông nghiệp Phước Đông – Thạnh Đức', figure: '97' },
        ]}
      />
      <RankList
        card
        label="Bảng tập thể"
        figures="provisional"
        rows={[
          { rank: 1, move: 1, name: 'Bưu điện Bến Cầu', unit: '453/775 điểm', figure: '58,4', figureUnit: '%', bar: { target: 775, official: 453, pace: 332 } },
          {
            rank: 3,
            move: 2,
            name: 'HTX Dịch vụ thu Nông nghiệp Phước Đông – Thạnh Đức',
            unit: '525/1.015 điểm',
            figure: '51,7',
            figureUnit: '%',
            mine: 'Đội bạn',
            next: 'Còn 25 điểm là lên hạng 2',
            bar: { target: 1015, official: 480, received: 45, pace: 435 },
          },
        ]}
      />
    </>
  )
}

export function Prizes() {
  return (
    <Glaze edge bloom>
      <Podium
        label="Giải tuần 2"
        places={[
          { rank: 1, prize: 'Giải Nhất', amount: '500.000 đ', name: 'Nguyễn Hoàng Phương Uyên Thảo', unit: 'Bưu điện Trảng Bàng', figure: '142 điểm' },
          { rank: 2, prize: 'Giải Nhì', amount: '400.000 đ', name: 'Cao Thị Kim Huệ', unit: 'Bưu điện Bến Cầu', figure: '118 điểm' },
          { rank: 3, prize: 'Giải Ba', amount: '300.000 đ', name: 'Sầm Văn Hưởng', unit: 'BHXH cơ sở Hoà Thành', figure: '118 điểm', mine: true },
        ]}
      />
    </Glaze>
  )
}
