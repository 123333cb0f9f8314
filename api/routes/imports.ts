import { Import, ImportAnswer } from '#contract/imports.ts'
import { LIMITS } from '#contract/protocol.ts'
import { importFile } from '#db/set-up/import.ts'
import { route } from '../route.ts'

export const imports = [
  route({
    method: 'POST',
    path: '/api/imports',
    act: 'campaign.set-up',
    summary: 'A list of organisations, offices, staff or targets; without apply a preview',
    answer: ImportAnswer,
    body: Import,
    bytes: LIMITS.importBytes,
    handle: ({ store, actor, body }) => importFile(store, actor, body),
  }),
]
