type Json = { [key: string]: any }

/** Where a value does not fit a JSON schema, as far as our documents use the language; null when it does. */
export function misfit(schema: Json, value: unknown, components: Json, path = ''): string | null {
  if (typeof schema['$ref'] === 'string') return misfit(components[(schema['$ref'] as string).split('/').at(-1) as string], value, components, path)
  for (const one of schema['allOf'] ?? []) {
    const wrong = misfit(one, value, components, path)
    if (wrong) return wrong
  }
  const choices: Json[] | undefined = schema['anyOf'] ?? schema['oneOf']
  if (choices && choices.every((one) => misfit(one, value, components, path) !== null)) return `${path}: fits none of ${choices.length}`
  if (schema['enum'] && !schema['enum'].includes(value)) return `${path}: ${String(value)} is none of ${schema['enum'].join(', ')}`
  if ('const' in schema && schema['const'] !== value) return `${path}: is not ${String(schema['const'])}`
  if (schema['type'] && !TYPES[schema['type'] as string]?.(value)) return `${path}: is no ${schema['type']}`
  if (typeof value === 'number' && (value < (schema['minimum'] ?? -Infinity) || value > (schema['maximum'] ?? Infinity))) return `${path}: out of bounds`
  if (typeof value === 'string' && schema['pattern'] && !new RegExp(schema['pattern'] as string, 'u').test(value)) return `${path}: has another form`
  if (Array.isArray(value)) return first(value.map((one, index) => misfit(schema['items'] ?? {}, one, components, `${path}[${index}]`)))
  return typeof value === 'object' && value !== null ? misfitOfObject(schema, value as Json, components, path) : null
}

const TYPES: Record<string, (value: unknown) => boolean> = {
  string: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number',
  integer: (value) => Number.isInteger(value),
  boolean: (value) => typeof value === 'boolean',
  null: (value) => value === null,
  array: Array.isArray,
  object: (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
}

function misfitOfObject(schema: Json, value: Json, components: Json, path: string): string | null {
  const { properties = {}, required = [], additionalProperties = {} } = schema
  const missing = required.find((name: string) => !Object.hasOwn(value, name))
  if (missing) return `${path}.${missing}: is missing`
  return first(
    Object.entries(value).map(([name, part]) => {
      if (Object.hasOwn(properties, name)) return misfit(properties[name], part, components, `${path}.${name}`)
      if (additionalProperties === false) return `${path}.${name}: is one too many`
      return misfit(additionalProperties, part, components, `${path}.${name}`)
    }),
  )
}

const first = (found: (string | null)[]): string | null => found.find((one) => one !== null) ?? null
