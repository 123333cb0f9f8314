import { describe, expect, test } from 'vitest'
import { ACTS, can, mayActOn, reaches, type Act, type Actor } from '#rules/rights.ts'
import { ROLES } from '#rules/words.ts'

const allows = (role: Parameters<typeof can>[0]) => ACTS.filter((act) => can(role, act))

describe('a role', () => {
  test('of collector logs, reads, cancels and looks at the boards', () => {
    const expected: Act[] = [
      'announcement.read',
      'blank.draw',
      'campaign.read',
      'complaint.file',
      'complaint.read',
      'enrolment.cancel',
      'enrolment.log',
      'enrolment.read',
      'goals.read',
      'result.read',
      'standings.read',
      'sync.send',
      'totals.read',
      'voucher.remind',
    ]
    expect(allows('collector').sort()).toEqual(expected)
  })

  test('of clerk sees vouchers, stock and nothing of the entries', () => {
    const expected: Act[] = [
      ...(['announcement.read', 'campaign.read', 'handover.undo', 'office.hold', 'stock.confirm', 'stock.move', 'stock.read'] as const),
      ...(['sync.send', 'voucher.hand-over', 'voucher.look-up'] as const),
    ]
    expect(allows('clerk').sort()).toEqual(expected)
  })

  test('of public reads announcements alone', () => expect(allows('public')).toEqual(['announcement.read']))

  test.each([
    ['enrolment.log', ['collector']],
    ['enrolment.verify', ['supervisor']],
    ['enrolment.return', ['supervisor']],
    ['enrolment.reject', ['supervisor']],
    ['enrolment.disclose', ['supervisor']],
    ['enrolment.correct', ['supervisor']],
    ['amendment.propose', ['organiser']],
    ['amendment.approve', ['organiser']],
    ['lateness.decide', ['supervisor']],
    ['case.decide', ['supervisor', 'organiser']],
    ['set-aside', ['organiser']],
    ['result.propose', ['organiser']],
    ['result.approve', ['organiser']],
    ['announcement.publish', ['organiser']],
    ['campaign.set-up', ['organiser']],
    ['correction.propose', ['organiser']],
    ['complaint.answer', ['organiser']],
    ['prize.pay', ['organiser']],
    ['staff.manage', ['organiser']],
    ['staff.unlock', ['supervisor', 'organiser']],
    ['voucher.hand-over', ['clerk']],
    ['voucher.override', ['supervisor', 'organiser']],
    ['gift-case.decide', ['supervisor', 'organiser']],
    ['stock.purchase', ['organiser']],
    ['blank.draw', ['collector']],
  ] as const)('may %s only as %o', (act, roles) => expect(ROLES.filter((role) => can(role, act))).toEqual(roles))
})

describe('a record', () => {
  const actor = (role: Actor['role'], staffId = 'me', organisationIds = ['U1', 'U1a']): Actor => ({
    role,
    staffId,
    organisationIds: new Set(organisationIds),
  })
  const below = { staffId: 'A', organisationId: 'U1a' }
  const elsewhere = { staffId: 'A', organisationId: 'U2' }
  const own = { staffId: 'me', organisationId: 'U1' }

  test('is seen by its collector, the supervisors above it and every organiser', () => {
    expect([below, elsewhere, own].map((record) => reaches(actor('collector'), record))).toEqual([false, false, true])
    expect([below, elsewhere, own].map((record) => reaches(actor('supervisor'), record))).toEqual([true, false, true])
    expect([below, elsewhere, own].map((record) => reaches(actor('organiser'), record))).toEqual([true, true, true])
  })

  test('of the whole campaign is no supervisor’s', () => {
    expect(reaches(actor('supervisor'), { staffId: 'btc1', organisationId: null })).toBe(false)
  })

  test('of one’s own is judged by somebody else, whatever the role', () => {
    expect(mayActOn(actor('supervisor'), below)).toBe(true)
    expect(mayActOn(actor('supervisor'), elsewhere)).toBe(false)
    for (const role of ROLES) expect(mayActOn(actor(role), own)).toBe(false)
  })

  test('proposed by one organiser is approved by another', () => {
    const proposal = { staffId: 'btc1', organisationId: null }
    expect(mayActOn(actor('organiser', 'btc1'), proposal)).toBe(false)
    expect(mayActOn(actor('organiser', 'btc2'), proposal)).toBe(true)
  })
})
