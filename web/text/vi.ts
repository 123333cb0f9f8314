import { announcement } from './announcement.vi.ts'
import { boards } from './boards.vi.ts'
import { common } from './common.vi.ts'
import { complaints } from './complaints.vi.ts'
import { difference } from './difference.vi.ts'
import { entries } from './entries.vi.ts'
import { entry } from './entry.vi.ts'
import { home } from './home.vi.ts'
import { log } from './log.vi.ts'
import { news } from './news.vi.ts'
import { notice } from './notice.vi.ts'
import { noticesSay } from './notices-say.vi.ts'
import { notices } from './notices.vi.ts'
import { parts } from './parts.vi.ts'
import { refusals } from './refusals.vi.ts'
import { rules } from './rules.vi.ts'
import { rulesText } from './rules-text.vi.ts'
import { boardsText } from './rules-text-boards.vi.ts'
import { closeText } from './rules-text-close.vi.ts'
import { pointsText } from './rules-text-points.vi.ts'
import { prizesText } from './rules-text-prizes.vi.ts'
import { saved } from './saved.vi.ts'
import { screen } from './screen.vi.ts'
import { signIn } from './sign-in.vi.ts'

/**
 * All that a collector's phone says, by screen: what another language has to fill in.
 * A screen imports its own file, so that it loads no other screen's words.
 */
export const vi = {
  announcement,
  boards,
  common,
  complaints,
  difference,
  entries,
  entry,
  home,
  log,
  news,
  notice,
  notices,
  noticesSay,
  parts,
  refusals,
  rules,
  rulesText: { ...rulesText, points: pointsText, boards: boardsText, prizes: prizesText, close: closeText },
  saved,
  screen,
  signIn,
}

/** The same keys and the same arguments, in other words. */
export type Words = Worded<typeof vi>
type Worded<Value> = Value extends string
  ? string
  : Value extends (...given: infer Given) => unknown
    ? (...given: Given) => string | readonly string[]
    : { [Key in keyof Value]: Worded<Value[Key]> }
