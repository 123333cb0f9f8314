import { ROUTES } from '../../api/routes/table.ts'
import type { Told } from './told-house.ts'

/** Every GET route with every record that could stand in its path, and the questions that show the most. */
export function addressesOf(told: Told): string[] {
  const { furniture } = told.house
  const periods = ['week 1', 'week 2', 'phase'].map((name) => furniture.period(name))
  const records: Record<string, string[]> = {
    enrolments: told.entries,
    campaigns: [furniture.campaignId],
    periods,
    announcements: told.announced,
    stock: [furniture.office('q1'), furniture.office('q2')],
  }
  const all = Object.values(records).flat()
  const questions = periods.flatMap((period) =>
    ['individual', 'team'].flatMap((board) =>
      ['provisional', 'official'].map((figures) => `?period=${period}&board=${board}&figures=${figures}&campaign=${furniture.campaignId}&limit=200`),
    ),
  )
  return ROUTES.filter(({ method }) => method === 'GET').flatMap(({ path }) => {
    const noun = /^\/api\/(?:public\/)?([\w-]+)/.exec(path)?.[1] ?? ''
    const paths = path.includes(':') ? (records[noun] ?? all).map((id) => path.replace(/:\w+/, id)) : [path]
    if (path === '/api/vouchers') return told.codes.flatMap((code) => [`${path}?code=${code}`, `${path}?code=${code}&source=scan`])
    if (path === '/api/cases') return [`${path}?state=open`, `${path}?state=decided`]
    if (path === '/api/amendments') return [path, `${path}?state=decided`]
    if (path === '/api/checks') return [path, `${path}?mine=1`]
    if (path === '/api/audit') return [`${path}?limit=200`, ...told.entries.map((id) => `${path}?subject=${id}`)]
    return paths.flatMap((one) =>
      /standings|totals|targets|organisations|offices|staff|enrolments$/.test(one)
        ? questions.slice(0, one.includes('standings') ? 12 : 1).map((question) => one + question)
        : [one],
    )
  })
}
