import { makeChance } from './chance.ts'
import { makeName, type Sex } from './names.ts'
import { officeCode, socialCode, TEAMS, TOWNS } from './places.ts'

export type Person = { code: string; name: string; role: string; organisation: string; office: string }
const numbered = (prefix: string, index: number, width: number) => `${prefix}${String(index + 1).padStart(width, '0')}`

/** Two organisers, a supervisor for each organisation (`pt01` of the BHXH cơ sở that confirms `nvt001`), 220 collectors (18 or 19 a team) and a clerk for each counter. */
export function makePeople(): Person[] {
  const chance = makeChance(2_026)
  const named = (person: Omit<Person, 'name'>, sex: Sex = chance.happens(0.6) ? 'female' : 'male'): Person => ({
    ...person,
    name: makeName(chance, sex),
  })
  const supervised = [...TOWNS.map(socialCode), ...TEAMS.filter(({ division }) => division === 'Bưu điện').map(({ code }) => code)]
  return [
    ...[0, 1].map((index) => named({ code: numbered('btc', index, 2), role: 'ban tổ chức', organisation: '', office: '' })),
    ...supervised.map((organisation, index) => named({ code: numbered('pt', index, 2), role: 'phụ trách', organisation, office: '' })),
    ...Array.from({ length: 220 }, (_, index) =>
      named({ code: numbered('nvt', index, 3), role: roleIn(teamOfCollector(index)), organisation: teamOfCollector(index), office: '' }),
    ),
    ...TOWNS.map((town, index) => named({ code: numbered('quay', index, 2), role: 'giao dịch viên', organisation: '', office: officeCode(town) })),
  ]
}

/** Who collects at a BHXH cơ sở is an officer. */
const roleIn = (team: string) => (TEAMS.find(({ code }) => code === team)?.division === 'BHXH' ? 'viên chức BHXH' : 'nhân viên thu')

/** The first team has 18 collectors, the next four 19, the others 18. */
export function teamOfCollector(index: number): string {
  const sizes = TEAMS.map((_, team) => (team >= 1 && team <= 4 ? 19 : 18))
  let left = index
  const team = sizes.findIndex((size) => (left -= size) < 0)
  return TEAMS[team]?.code ?? ''
}

export const staffFile = (people: Person[]): string =>
  [
    ['Mã', 'Họ và tên', 'Vai trò', 'Mã đơn vị', 'Mã quầy'],
    ...people.map(({ code, name, role, organisation, office }) => [code, name, role, organisation, office]),
  ]
    .map((cells) => cells.join('\t'))
    .join('\n')
