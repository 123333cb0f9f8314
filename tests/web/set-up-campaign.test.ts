import { afterEach, describe, expect, test } from 'vitest'
import type { CampaignBundle } from '#contract/campaigns.ts'
import { createCampaignEdit, createCampaigns, stateOf } from '../../web/state/set-up-campaign.ts'
import { refusals } from '../../web/text/refusals.vi.ts'
import { setUpCampaign as t } from '../../web/text/set-up-campaign.vi.ts'
import { type Asked, desk, json, person, settled } from './desk-house.ts'
import { bundle } from './fake-server.ts'

let close = () => {}
afterEach(() => close())

async function atDesk(campaign: CampaignBundle, answer?: (asked: Asked) => Response | undefined) {
  let stored = campaign
  const house = await desk(person('organiser'), (asked) => {
    const own = answer?.(asked)
    if (own) return own
    if (asked.path === '/api/campaigns/c-1') {
      if (asked.method === 'PATCH') stored = { ...stored, ...asked.body }
      return json(stored)
    }
    if (asked.path !== '/api/campaigns') return undefined
    const brief = { theme: '', training: false, published: true }
    return json({
      campaigns: [
        { ...brief, id: 'c-0', name: 'Đợt xuân', firstDay: '2025-03-01', lastDay: '2025-04-05' },
        { ...brief, id: 'c-1', name: campaign.name, firstDay: campaign.firstDay, lastDay: campaign.lastDay },
        { ...brief, id: 'c-2', name: 'Tập dượt', firstDay: '2026-01-05', lastDay: '2026-01-09', training: true, published: false },
      ],
    })
  })
  ;({ close } = house)
  const sent = () => house.asked.filter(({ method }) => method === 'PATCH').map(({ body }) => body)
  return { ...house, sent }
}
async function editOf(...given: Parameters<typeof atDesk>) {
  const house = await atDesk(...given)
  const edit = house.inRoot(() => createCampaignEdit(house.app, house.app.person()!, () => 'c-1'))
  await settled()
  return { ...house, edit }
}
const ahead: CampaignBundle = { ...bundle, theme: 'Chủ đề', firstDay: '2026-01-05', lastDay: '2026-02-08', launchDay: null, slogans: ['Một', 'Hai'] }

test('campaigns stand newest first, with what each is doing and which one works in', async () => {
  const { app, inRoot } = await atDesk(bundle)
  const campaigns = inRoot(() => createCampaigns(app, app.person()!))
  await settled()
  expect(campaigns.list().map((one) => [one.id, campaigns.stateOf(one), campaigns.isChosen(one)])).toEqual([
    ['c-2', 'coming', false],
    ['c-1', 'running', true],
    ['c-0', 'past', false],
  ])
  expect(stateOf(bundle, bundle.lastDay)).toBe('running')
})

describe('the head of a campaign', () => {
  test('sends only what was changed, and says that it is saved', async () => {
    const { edit, sent } = await editOf(ahead)
    expect([edit.dirty(), edit.form.head.slogans]).toEqual([false, 'Một\nHai'])
    edit.form.set('slogans', 'Một\nHai\nBa')
    edit.form.set('planNumber', '12/KH')
    expect(await edit.save()).toBe(true)
    expect([sent(), edit.dirty(), edit.toast.said()?.words]).toEqual([[{ slogans: ['Một', 'Hai', 'Ba'], planNumber: '12/KH' }], false, t.saved])
  })

  test('whose days move says that the periods do too', async () => {
    const { edit, sent } = await editOf(ahead)
    expect(edit.moves()).toBe(false)
    edit.form.set('launchDay', '2026-01-05')
    expect(edit.moves()).toBe(true)
    await edit.save()
    expect([sent(), edit.toast.said()?.words]).toEqual([[{ launchDay: '2026-01-05' }], t.savedMoved])
  })

  test('that has begun keeps its days', async () => {
    expect([(await editOf(ahead)).edit.begun(), (await editOf({ ...bundle, theme: 'Chủ đề' })).edit.begun()]).toEqual([false, true])
  })

  test('with something missing or impossible is not sent', async () => {
    const { edit, sent } = await editOf(ahead)
    edit.form.set('name', ' ')
    edit.form.set('lastDay', '2026-01-01')
    edit.form.set('slogans', 'x'.repeat(201))
    expect([await edit.save(), edit.form.trouble('name'), edit.form.trouble('lastDay'), edit.form.trouble('slogans')]).toEqual([
      false,
      t.nameFirst,
      t.lastWrong,
      t.sloganLong(200),
    ])
    edit.form.set('lastDay', '2029-01-01')
    expect([edit.form.trouble('lastDay'), sent()]).toEqual([t.tooLong, []])
    edit.undo()
    expect([edit.dirty(), edit.form.head.name]).toEqual([false, ahead.name])
  })

  test('refused says so at the field', async () => {
    const answer = () =>
      new Response(JSON.stringify({ code: 'campaign-begun', status: 409, fields: ['firstDay'] }), {
        status: 409,
        headers: { 'content-type': 'application/problem+json' },
      })
    const { edit } = await editOf(ahead, ({ method }) => (method === 'PATCH' ? answer() : undefined))
    edit.form.set('firstDay', '2026-01-06')
    expect([await edit.save(), edit.form.trouble('firstDay'), edit.deed.trouble()]).toEqual([false, refusals['campaign-begun'], t.mend])
  })

  test('of another campaign than the one worked in offers to go over', async () => {
    const { app, inRoot } = await atDesk(bundle, ({ path }) => (path === '/api/campaigns/c-0' ? json({ ...bundle, id: 'c-0' }) : undefined))
    const edit = inRoot(() => createCampaignEdit(app, app.person()!, () => 'c-0'))
    await settled()
    expect(edit.isHere()).toBe(false)
    await edit.switchHere()
    expect(edit.deed.trouble()).toBe(t.switchFailed)
  })
})
