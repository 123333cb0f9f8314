/** What a new version of a result changes: places and prizes, from where to where. */
export const difference = {
  prizes: 'Giải thay đổi',
  moves: 'Thứ hạng, điểm thay đổi',
  movesOf: { individual: 'Cá nhân', team: 'Tập thể' },
  rank: (rank: number | null) => (rank === null ? 'chưa xếp hạng' : `hạng ${rank}`),
  points: (from: string, to: string) => `${from} thành ${to} điểm`,
  samePoints: (points: string) => `${points} điểm`,
  from: (from: string, to: string) => `${from} thành ${to}`,
  prize: (place: string, worth: string) => `giải ${place} ${worth}`,
  thing: 'hiện vật',
  noPrize: 'không có giải',
  none: 'Không ai đổi hạng và không giải nào đổi.',
  more: (count: number) => `Xem cả ${count} thay đổi`,
} as const
