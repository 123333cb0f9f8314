import type { Announcement } from '#contract/announcements.ts'
import type { Register } from '../register.ts'

type Said = Pick<Announcement, 'awards' | 'boards' | 'correction'>

/** What an announcement says to the public: without their stored consent people are «Nhân viên thu, ‹đơn vị›», and nobody has an id or a code (RULES section 13). */
export function withoutNames({ staff }: Register, { awards, boards, correction }: Said): Said {
  const units = new Map(boards.flatMap(({ rows }) => rows.map(({ id, unit }) => [id, unit] as const)))
  const shown = (id: string, name: string) => (staff.get(id)?.publishName ? name : units.get(id) ? `Nhân viên thu, ${units.get(id)}` : 'Nhân viên thu')
  const hidden = <One extends { id: string; name: string }>(one: One, index: number) => ({ ...one, id: `${index}`, name: shown(one.id, one.name) })
  return {
    boards: boards.map(({ board, rows }) => ({ board, rows: board === 'team' ? rows : rows.map((row, index) => ({ ...hidden(row, index), code: '' })) })),
    awards: awards.map((one) =>
      one.board === 'team'
        ? one
        : {
            ...one,
            awards: one.awards.map((row, index) => (row.id === null ? row : { ...row, id: `${index}`, name: shown(row.id, row.name ?? '') })),
            passedOver: [],
          },
    ),
    correction: correction && {
      reason: correction.reason,
      difference: {
        moves: correction.difference.moves.map((move, index) => (move.board === 'team' ? move : { ...hidden(move, index), code: '' })),
        prizes: correction.difference.prizes.map((change, index) => (change.board === 'team' ? change : hidden(change, index))),
      },
    },
  }
}
