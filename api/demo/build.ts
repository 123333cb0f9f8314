import { and, desc, eq, inArray, ne } from 'drizzle-orm'
import { judge } from '#db/enrolments/judge.ts'
import { enrolments } from '#db/schema/index.ts'
import type { Where } from '#db/store.ts'
import { giftMoments } from './gifts.ts'
import { callingMoments } from './calling.ts'
import { closingMoments } from './closing.ts'
import { counterMoments } from './counter.ts'
import { judgingMoments, supervisorOf } from './judging.ts'
import { sendingMoments } from './moments.ts'
import { bringListIn } from './official-list.ts'
import { CONFIRMED_BY_PT01, planCampaign } from './schedule.ts'
import { setUp } from './set-up.ts'
import { SHOWN } from './shown.ts'
import { openStage, type Stage } from './stage.ts'

/** What `pt01` finds waiting besides the three entries of `nvt001`. */
const QUEUE = 7

/** Builds the demo campaign as it would have come about until `now`, and closes the database. */
export async function buildDemo(where: Where, asked: { now: number; entries: number }): Promise<void> {
  const stage = await openStage(where, asked)
  try {
    await setUp(stage)
    const planned = planCampaign(stage, asked.now, asked.entries)
    const moments = [
      ...sendingMoments(stage, planned),
      ...judgingMoments(stage, planned),
      ...counterMoments(stage),
      ...giftMoments(stage),
      ...closingMoments(stage),
      ...callingMoments(stage),
    ]
    for (const { at, happen } of moments.filter((moment) => moment.at < asked.now).toSorted((one, other) => one.at - other.at)) {
      stage.move(at)
      await happen()
    }
    stage.move(asked.now - 1_000)
    await shortenQueue(stage)
    await bringListIn(stage, planned)
  } finally {
    await stage.store.close()
  }
}

/** Leaves `pt01` a queue that can be worked through in a minute. */
async function shortenQueue(stage: Stage): Promise<void> {
  const { store } = stage
  const organisations = [...store.register.organisations.values()].filter(({ code }) => CONFIRMED_BY_PT01.includes(code)).map(({ id }) => id)
  const mine = and(inArray(enrolments.organisationId, organisations), eq(enrolments.state, 'received'), ne(enrolments.collectorId, stage.as(SHOWN).staffId))
  const waiting = await store.connections.read.select().from(enrolments).where(mine).orderBy(desc(enrolments.seq))
  const spare = waiting.filter(({ late }) => late === null).slice(QUEUE - waiting.filter(({ late }) => late !== null).length)
  await Promise.all(spare.map((row) => judge(store, supervisorOf(stage, row), row.id, 'verify', null)))
}
