export { canonicalJson } from './canonical-json.ts'
export { checkId, parseId } from './check-id.ts'
export { checkJson, isJson } from './check-json.ts'
export { compareText } from './compare-text.ts'
export { deepFreeze } from './deep-freeze.ts'
export { describeValue } from './describe-value.ts'
export { type DurationText, formatDuration, parseDuration } from './duration.ts'
export { escapeMarkdown } from './escape-markdown.ts'
export { type FaultCode, faultCodes } from './fault-code.ts'
export { type Fingerprint, fingerprint } from './fingerprint.ts'
export type { Flavoured } from './flavoured.ts'
export { HandoffError, type HandoffErrorOptions, isHandoffError } from './handoff-error.ts'
export { checkInstant, type Instant, toInstant } from './instant.ts'
export { invalidCursor } from './invalid-cursor.ts'
export { formatIssue, type Issue, pathOf } from './issue.ts'
export {
  isPlainObject,
  isSafeKey,
  type JsonObject,
  type JsonScalar,
  type JsonValue,
} from './json.ts'
export { jsonSchemaOptions } from './json-schema-options.ts'
export { limits } from './limits.ts'
export { oneLine } from './one-line.ts'
export { type Ok, ok, type Refused, type Result, refused } from './result.ts'
export { type SchemaFinding, schemaIssues } from './schema-issues.ts'
export { suggest } from './suggest.ts'
