import { createRoot } from 'solid-js'
import { beforeEach, describe, expect, test } from 'vitest'
import type { CampaignBrief } from '#contract/campaigns.ts'
import type { Me } from '#contract/sessions.ts'
import { createCampaignChooser } from '../../web/state/campaign-chooser.ts'
import { holds, pickCampaign } from '../../web/state/campaign-choice.ts'
import { screen } from '../../web/text/screen.vi.ts'
import { FakePhone, settled, wipePhone } from './fake-device.ts'
import { bundle, json, lan, NOW } from './fake-server.ts'
import { ToldServer } from './set-up-server.ts'
import { openApp, signedIn } from './start.ts'

const brief = (id: string, firstDay: string, lastDay: string, changes: Partial<CampaignBrief> = {}): CampaignBrief => ({
  ...{ id, name: id, theme: '', firstDay, lastDay, training: false, published: true },
  ...changes,
})
const spring = brief('spring', '2025-03-01', '2025-04-05')
const autumn = brief('autumn', '2025-11-12', '2025-12-16')
const tet = brief('tet', '2026-01-05', '2026-02-01')
const campaigns = [spring, autumn, tet]
const rehearsal = brief('rehearsal', '2025-11-20', '2025-12-31', { training: true })
const draft = brief('draft', '2025-11-01', '2025-12-31', { published: false })
const on = (today: string, organises = false) => ({ today, organises })

describe('by itself', () => {
  test('a phone logs for the campaign that runs, else for the next one, else for the last', () => {
    expect(pickCampaign(campaigns, on('2025-11-12'))).toBe('autumn')
    expect(pickCampaign(campaigns, on('2025-12-17'))).toBe('tet')
    expect(pickCampaign(campaigns, on('2027-01-01'))).toBe('tet')
    expect(pickCampaign([], on('2025-11-12'))).toBeNull()
  })

  test('a dry run is picked only while nothing real runs', () => {
    expect(pickCampaign([...campaigns, rehearsal], on('2025-11-28'))).toBe('autumn')
    expect(pickCampaign([...campaigns, rehearsal], on('2025-12-20'))).toBe('rehearsal')
    expect(pickCampaign([spring, brief('old', '2025-01-01', '2025-01-02', { training: true })], on('2025-11-28'))).toBe('spring')
    expect(pickCampaign([rehearsal], on('2025-10-01'))).toBe('rehearsal')
  })

  test('a campaign without rules is seen by those who write them', () => {
    expect([pickCampaign([draft], on('2025-11-28')), pickCampaign([draft], on('2025-11-28', true))]).toEqual([null, 'draft'])
    expect(pickCampaign([autumn, { ...draft, firstDay: '2025-11-20' }], on('2025-11-28', true))).toBe('autumn')
  })
})

describe('a choice', () => {
  const chosen = (id: string, day: string) => ({ id, day })

  test('holds as long as its campaign runs, and for its day whatever runs', () => {
    expect(holds(chosen('autumn', '2025-11-13'), campaigns, on('2025-12-16'))).toBe(true)
    expect(holds(chosen('autumn', '2025-11-13'), campaigns, on('2025-12-17'))).toBe(false)
    expect(holds(chosen('spring', '2025-12-01'), campaigns, on('2025-12-01'))).toBe(true)
    expect(holds(chosen('gone', '2025-12-01'), campaigns, on('2025-12-01'))).toBe(false)
  })

  test('of a dry run ends with its day once a real campaign runs', () => {
    const all = [autumn, rehearsal]
    expect(holds(chosen('rehearsal', '2025-11-27'), all, on('2025-11-28'))).toBe(false)
    expect(holds(chosen('rehearsal', '2025-11-28'), all, on('2025-11-28'))).toBe(true)
    expect(holds(chosen('rehearsal', '2025-12-17'), all, on('2025-12-20'))).toBe(true)
  })

  test('of one still to come lasts for an organiser, not for who logs', () => {
    expect(holds(chosen('tet', '2025-11-27'), campaigns, on('2025-11-28', true))).toBe(true)
    expect(holds(chosen('tet', '2025-11-27'), campaigns, on('2025-11-28'))).toBe(false)
  })
})

describe('a person with several campaigns', () => {
  const others: Me['campaigns'] = [...lan.campaigns, { id: 'c-2', name: 'Tập dượt', training: true }]
  let server: ToldServer
  let phone: FakePhone
  beforeEach(() => {
    wipePhone()
    server = new ToldServer()
    phone = new FakePhone(server)
    server.tell('GET /api/me', () => json({ ...lan, campaigns: others }))
    server.tell('POST /api/session', () => {
      server.me = lan
      return json({ ...lan, campaigns: others })
    })
    const dry = brief('c-2', '2025-11-20', '2025-12-31', { training: true, name: 'Tập dượt' })
    server.tell('GET /api/campaigns', () => json({ campaigns: [dry, brief('c-1', bundle.firstDay, bundle.lastDay), { ...draft, id: 'c-3' }] }))
    server.tell('GET /api/campaigns/c-2', () => json({ ...bundle, id: 'c-2', name: 'Tập dượt', training: true }))
  })
  const open = async () => {
    const { app, person } = await signedIn(phone)
    const chooser = createRoot(() => createCampaignChooser(app, person))
    await settled()
    return { app, chooser }
  }

  test('reads which are dry runs, and not those that are still being set up', async () => {
    const { app, chooser } = await open()
    expect(app.bundle()?.id).toBe('c-1')
    expect(chooser.options().map(({ value, note }) => [value, note])).toEqual([
      ['c-1', '12/11 đến 16/12/2025'],
      ['c-2', '20/11 đến 31/12/2025, tập dượt'],
    ])
  })

  test('stays in the chosen one when the app is opened again that day, and is back in the real one the next', async () => {
    const { app, chooser } = await open()
    expect(await chooser.choose('c-2')).toBe(true)
    expect([app.bundle()?.training, chooser.chosen()]).toEqual([true, 'c-2'])
    const again = await openApp(phone)
    await settled()
    expect(again.app.bundle()?.id).toBe('c-2')
    phone.now = NOW + 24 * 3_600_000
    await again.app.session.refresh()
    expect(again.app.bundle()?.id).toBe('c-1')
  })

  test('keeps the one at hand when the other cannot be had', async () => {
    const { app, chooser } = await open()
    await phone.goOnline(false)
    expect([await chooser.choose('c-2'), chooser.trouble(), app.bundle()?.id]).toEqual([false, screen.campaigns.offline, 'c-1'])
    await phone.goOnline(true)
    server.tell('GET /api/campaigns/c-2', () => json({ code: 'not-found' }, { status: 404, headers: { 'content-type': 'application/problem+json' } }))
    expect([await chooser.choose('c-2'), chooser.trouble(), app.bundle()?.id]).toEqual([false, screen.campaigns.failed, 'c-1'])
    await app.session.refresh()
    expect(app.bundle()?.id).toBe('c-1')
  })

  test('a campaign whose rules are not published is no campaign for who logs', async () => {
    server.tell('GET /api/campaigns/c-1', () => json({ ...bundle, rulesVersion: 0 }))
    const { app } = await open()
    expect(app.bundle()).toBeNull()
  })
})
