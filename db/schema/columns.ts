import { customType, integer, text } from 'drizzle-orm/sqlite-core'

export const id = () => text('id').primaryKey()
export const instant = (name: string) => integer(name)
export const flag = (name: string) => integer(name, { mode: 'boolean' }).notNull().default(false)
export const json = <T>(name: string) => text(name, { mode: 'json' }).$type<T>()
export const bytes = customType<{ data: Uint8Array; driverData: ArrayBuffer | Uint8Array }>({
  dataType: () => 'blob',
  fromDriver: (value) => new Uint8Array(value as ArrayBuffer),
})
