import * as v from 'valibot'
import { code, instant, role, text, uuid } from './shapes.ts'

const device = v.object({ id: uuid, name: text(60) })

/** `POST /api/session`. The PIN has 6 digits; an organiser's password 12 characters or more. */
export const SignIn = v.object({
  code,
  pin: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
  device,
})
export type SignIn = v.InferOutput<typeof SignIn>

export const Assignment = v.object({
  role,
  organisationId: v.nullable(v.string()),
  organisation: v.nullable(v.string()),
  officeId: v.nullable(v.string()),
  office: v.nullable(v.string()),
})
export type Assignment = v.InferOutput<typeof Assignment>

/** `GET /api/me` and the answer of a sign-in. */
export const Me = v.object({
  id: v.string(),
  code: v.string(),
  name: v.string(),
  assignments: v.array(Assignment),
  campaigns: v.array(v.object({ id: v.string(), name: v.string(), training: v.boolean() })),
  expiresAt: instant,
  publishName: v.boolean(),
})
export type Me = v.InferOutput<typeof Me>

/** `POST /api/pin`: spends a one-time link and sets the first PIN or password. */
export const FirstPin = v.object({ token: text(100), pin: v.pipe(v.string(), v.maxLength(200)), device })
export type FirstPin = v.InferOutput<typeof FirstPin>

/** `POST /api/start`: spends the one-time link of an empty database. */
export const Start = v.object({ token: text(100), code, name: text(60), password: v.pipe(v.string(), v.maxLength(200)), device })
export type Start = v.InferOutput<typeof Start>

/** `POST /api/pin/check`: who a first-PIN link is for, without spending it. */
export const PinLink = v.object({ token: text(100) })
export const PinLinkAnswer = v.object({ code: v.string(), name: v.string(), kind: v.picklist(['pin', 'password']) })
export type PinLinkAnswer = v.InferOutput<typeof PinLinkAnswer>
