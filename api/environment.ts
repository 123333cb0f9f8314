import * as v from 'valibot'

const origin = v.pipe(
  v.string(),
  v.url(),
  v.transform((text) => new URL(text).origin),
)

/** Every setting that the program reads from its environment, once, typed; an unset one has the default of DESIGN section 5. */
const Environment = v.object({
  HOST: v.optional(v.string(), '127.0.0.1'),
  PORT: v.optional(v.pipe(v.string(), v.transform(Number), v.integer(), v.minValue(0), v.maxValue(65_535)), '8787'),
  DATA_DIR: v.optional(v.string(), './data'),
  DATABASE_URL: v.optional(v.string()),
  DATABASE_AUTH_TOKEN: v.optional(v.string()),
  PUBLIC_ORIGIN: v.optional(origin),
  TRUSTED_PROXY: v.optional(v.string()),
  IDENTIFIER_KEYS: v.optional(v.string()),
  MATCH_KEY: v.optional(v.string()),
  PIN_PEPPER: v.optional(v.string()),
  VOUCHER_KEYS: v.optional(v.string()),
  LOG_LEVEL: v.optional(v.picklist(['silent', 'error', 'info']), 'info'),
})
export type Environment = v.InferOutput<typeof Environment>

/** Reads the environment; a wrong value is named, with what it should be. */
export function readEnvironment(from: Record<string, string | undefined>): Environment {
  const read = v.safeParse(Environment, from)
  if (read.success) return read.output
  const problems = read.issues.map((issue) => `${issue.path?.[0]?.key}: ${issue.message}`)
  throw new Error(`The environment has settings that cannot be used.\n${problems.join('\n')}`)
}
