/** The papers of a slip: a sheet of a printer, a roll of a till. */
export const SLIP_SIZES = ['a6', 'roll'] as const
export type SlipSize = (typeof SLIP_SIZES)[number]
