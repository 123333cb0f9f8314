import { createSignal, For } from 'solid-js'
import { Button } from '../parts/button.tsx'
import { Facts } from '../parts/facts.tsx'
import { Shell } from '../parts/shell.tsx'
import { soundVerdict, type VerdictKind } from '../parts/verdict-sound.ts'
import { Verdict } from '../parts/verdict.tsx'

const words: Record<VerdictKind, [string, string]> = {
  yes: ['Được nhận', '1 ly sứ, tái tham gia BHXH tự nguyện'],
  'yes-offline': ['Được nhận', 'Quầy này giữ phiếu, trao được khi mất mạng'],
  unsure: ['Cần mạng', 'Chưa quyết được. Đừng trao ly vội.'],
  used: ['Đã nhận', 'Ly của phiếu này đã trao rồi'],
  no: ['Mã gõ sai', 'Hai số kiểm tra không khớp. Chưa trao ly.'],
}
const kinds = Object.keys(words) as VerdictKind[]

export function Verdicts() {
  const [kind, setKind] = createSignal((location.hash.slice(2) || 'yes') as VerdictKind)
  return (
    <Shell>
      <Verdict
        kind={kind()}
        word={words[kind()][0]}
        line={words[kind()][1]}
        back="Quét phiếu khác"
        onBack={() => setKind(kinds[(kinds.indexOf(kind()) + 1) % kinds.length]!)}
        actions={
          <>
            <Button kind={kind().startsWith('yes') ? 'leaf' : 'go'} size="counter" icon="mug" wide onClick={() => soundVerdict(kind())}>
              {kind().startsWith('yes') ? 'Đã trao ly' : 'Thử lại'}
            </Button>
            <For each={kind() === 'used' ? [1] : []}>{() => <Button kind="bare">Báo chưa nhận</Button>}</For>
          </>
        }
        hint={kind() === 'yes' ? 'Chạm khi ly đã ở tay người nhận. Còn 46 ly.' : undefined}
      >
        <Facts
          items={[
            { label: 'Người nhận', value: 'T. N. Q. P. K.' },
            { label: '4 số cuối CCCD', value: '4217' },
            { label: 'Mã phiếu', value: '4827 1936 0542' },
            { label: 'Người ghi', value: 'Nguyễn Thị Mỹ Duyên' },
          ]}
        />
      </Verdict>
    </Shell>
  )
}
