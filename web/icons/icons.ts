import art from './art.svg?url&no-inline';
import line from './icons.svg?url&no-inline';

/** Line icons and the mark: every screen. One file beside the scripts, so that no page carries their paths. */
export type IconName =
  'mark' | 'home' | 'ledger' | 'brush' | 'ranks' | 'letter' | 'mug' | 'verify' | 'shelf' | 'grid' | 'chart' |
  'team' | 'person' | 'gear' | 'search' | 'scan' | 'torch' | 'digits' | 'share' | 'print' | 'up' | 'down' |
  'left' | 'right' | 'chevron' | 'chevron-left' | 'chevron-down' | 'plus' | 'cross' | 'check' | 'checks' |
  'clock' | 'send' | 'inbox' | 'hourglass' | 'back' | 'twins' | 'pencil' | 'cloud' | 'cloud-off' | 'cloud-up'
  | 'offline' | 'warn' | 'info' | 'lock' | 'flag' | 'phone' | 'calendar' | 'star' | 'stamp' | 'eye' | 'erase'
  | 'book' | 'card' | 'scale' | 'refresh' | 'more' | 'filter' | 'bell' | 'download' | 'sign' | 'tv' | 'pin' |
  'rise' | 'fall' | 'steady';

/** Large drawings: bloom, wordmark, the counter's verdicts, the empty screens. */
export type ArtName =
  | 'wordmark' | 'bloom' | 'verdict-yes' | 'verdict-yes-offline' | 'verdict-unsure' | 'verdict-used' | 'verdict-no'
  | 'draw-house' | 'draw-letter' | 'draw-shelf' | 'draw-board' | 'draw-checks' | 'draw-search' | 'draw-upturned';

export const iconHref = (name: IconName) => `${line}#${name}`;
export const artHref = (name: ArtName) => `${art}#${name}`;
