import { and, gt, isNotNull, isNull } from 'drizzle-orm'
import type { Slip } from '#contract/imports.ts'
import type { Role } from '#rules/words.ts'
import { invite } from '../access/invitations.ts'
import type { World } from '../lane/world.ts'
import { invitations, staff } from '../schema/index.ts'
import type { CheckedRow } from './check-row.ts'
import { byCode, note, upsert, type Context, type Kind } from './kind.ts'
import { keepMove, planMove, standsThere, type Place } from './place.ts'
import { ROLE_WORDS } from './words.ts'

export type PersonDraft = { id: string; code: string; name: string; place: Place }

/** People, one row for each role of each; a row that says another place moves the person from that day on. */
export const staffKind: Kind<PersonDraft> = {
  needsCampaign: false,
  columns: [
    { field: 'code', required: true, names: ['ma', 'ma nhan vien', 'ma nhan vien thu', 'ma can bo', 'code'] },
    { field: 'name', required: true, names: ['ten', 'ho ten', 'ho va ten', 'name'] },
    { field: 'role', required: true, names: ['vai tro', 'nhiem vu', 'chuc vu', 'role'] },
    { field: 'organisation', names: ['ma don vi', 'don vi', 'organisation', 'organisation code', 'organization', 'organization code'] },
    { field: 'office', names: ['ma quay', 'quay', 'office', 'office code'] },
  ],
  read(rows, context) {
    const known = byCode(context.register.staff.values())
    const ids = new Map([...known].map(([code, { id }]) => [code, id]))
    const names = new Map<string, string>()
    const roles = new Set<string>()
    const places = { organisation: byCode(context.register.organisations.values()), office: byCode(context.register.offices.values()) }
    return rows.map((row) => {
      const code = row.code('code').toLowerCase()
      const name = row.personName('name')
      const { role, officer } = row.word('role', ROLE_WORDS) ?? { role: 'collector' as const, officer: false }
      if ((names.get(code) ?? name) !== name) row.refuse('name', 'taken')
      else if (roles.has(`${code} ${role}`)) row.refuse('code', 'repeated')
      names.set(code, names.get(code) ?? name)
      roles.add(`${code} ${role}`)
      const id = ids.get(code) ?? context.newId()
      ids.set(code, id)
      return { row, draft: { id, code, name, place: { staffId: id, role, ...whereOf(row, role, places), officer, from: context.from } } }
    })
  },
  differs: ({ id, name, place }, { register }) => register.staff.get(id)?.name !== name || !standsThere(register, place),
  async keep(world, drafts, { by }) {
    const { register } = world
    const moves = []
    for (const { place } of drafts) if (!standsThere(register, place)) moves.push(await planMove(world, place))
    const people = new Map(drafts.filter(({ id, name }) => register.staff.get(id)?.name !== name).map(({ id, code, name }) => [id, { id, code, name }]))
    upsert(world, staff, [...people.values()], ['id'])
    for (const { id, code, name } of people.values()) note(world, by, register.staff.has(id) ? 'staff-renamed' : 'staff-added', id, { code, name })
    for (const move of moves) keepMove(world, move, by)
    return slipsFor(world, new Map(drafts.map((draft) => [draft.id, draft])).values(), by)
  },
}

type Places = Record<'organisation' | 'office', ReadonlyMap<string, { id: string }>>

function whereOf(row: CheckedRow, role: Role, places: Places): { organisationId: string | null; officeId: string | null } {
  const find = (field: keyof Places): string | null => {
    const found = places[field].get(row.value(field).toLowerCase())
    if (!found) row.refuse(field, row.value(field) === '' ? 'missing' : 'unknown')
    return found?.id ?? null
  }
  if (role === 'clerk') return { organisationId: null, officeId: find('office') }
  if (role === 'organiser') return { organisationId: null, officeId: null }
  return { organisationId: find('organisation'), officeId: null }
}

/** One-time links for those without a PIN and without a link that still waits: the same file again does not spoil the slips already handed out. */
async function slipsFor(world: World, people: Iterable<{ id: string; code: string; name: string }>, by: Context['by']): Promise<Slip[]> {
  const { write } = world.store.connections
  const living = await write
    .select({ staffId: invitations.staffId })
    .from(invitations)
    .where(and(isNotNull(invitations.staffId), isNull(invitations.usedAt), gt(invitations.expiresAt, world.now)))
  const invited = new Set(living.map(({ staffId }) => staffId))
  return [...people].filter(({ id }) => !world.register.staff.get(id)?.ready && !invited.has(id)).map((person) => slipOf(world, person, by, 'none'))
}

/** A fresh one-time link; an earlier one of the same person ends. */
export function slipOf(
  world: World,
  { id, code, name }: { id: string; code: string; name: string },
  by: Context['by'],
  earlier: 'ends' | 'none' = 'ends',
): Slip {
  note(world, by, 'invited', id)
  return { staffId: id, code, name, path: `/pin#${invite(world, 'pin', id, earlier)}` }
}
