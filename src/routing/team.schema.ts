import * as z from 'zod'
import { calendarPolicySchema } from '../calendar/index.ts'
import { type JsonObject, jsonSchemaOptions, limits } from '../kernel/index.ts'
import type { TeamMember } from './team-member.ts'

const name = z.string().min(1).max(limits.idLength)
const names = z.array(name).max(limits.memberNames)
const instant = z.int().min(limits.earliestAt).max(limits.latestAt)
const count = z.int('expected a whole number').min(0, 'expected a number of at least 0')

const member = z.strictObject({
  id: name,
  name: z.string().max(limits.textLength).exactOptional(),
  teams: names.readonly(),
  active: z.boolean().exactOptional(),
  joinedAt: instant.exactOptional(),
  leavesAt: instant.exactOptional(),
  weight: count.max(limits.weight).exactOptional(),
  priority: count.max(4, 'expected 0 to 4').exactOptional(),
  calendar: z.union([name, calendarPolicySchema]).exactOptional(),
  timeZone: name.exactOptional(),
  outOfOffice: z
    .array(
      z
        .strictObject({
          fromAt: instant,
          untilAt: instant.exactOptional(),
          reason: z.string().max(limits.textLength).exactOptional(),
        })
        .readonly(),
    )
    .max(limits.absences)
    .readonly()
    .exactOptional(),
  skills: names.readonly().exactOptional(),
  territories: names.readonly().exactOptional(),
  channels: names.readonly().exactOptional(),
  tier: name.exactOptional(),
  capacity: z
    .strictObject({
      perDay: count.exactOptional(),
      perWeek: count.exactOptional(),
      perMonth: count.exactOptional(),
      open: count.exactOptional(),
    })
    .readonly()
    .exactOptional(),
  quota: z
    .strictObject({ leads: count.min(1), per: z.enum(['day', 'week', 'month']) })
    .readonly()
    .exactOptional(),
})

/** The zod schema of a team: a list of {@link TeamMember}. That ids are unique and calendars sound is checked by `checkTeam`. */
export const teamSchema: z.ZodType<readonly TeamMember[]> = z
  .array(member)
  .max(limits.teamMembers)
  .readonly()

/**
 * JSON Schema (draft 2020-12) of a team, for forms of admin screens.
 *
 * @returns a new JSON Schema
 * @example
 * ```ts
 * import { teamJsonSchema } from 'lead-handoff/schemas'
 *
 * console.log(teamJsonSchema()['$schema']) // https://json-schema.org/draft/2020-12/schema
 * ```
 */
export const teamJsonSchema = (): JsonObject =>
  z.toJSONSchema(teamSchema, jsonSchemaOptions) as unknown as JsonObject
