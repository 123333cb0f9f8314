import * as v from 'valibot'

/** Query parameters as a caller writes them: an id, a mark that is said with 1, what the answer before gave as `next`. Handlers read them by hand and forgive more than the document says. */
export const given = {
  id: v.optional(v.string()),
  flag: v.optional(v.literal('1')),
  cursor: v.optional(v.string()),
}
