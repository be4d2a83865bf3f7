import { describe, expect, test } from 'vitest'
import { noAmbientWorld, noAsyncInTheCore, noLocalAnswers } from './architecture/globals.ts'
import {
  importsFollowTheTable,
  noExportStar,
  roomsAreKnown,
  zodIsANamespace,
} from './architecture/imports.ts'
import {
  fewParameters,
  filesAreKebabCase,
  filesAreShort,
  functionsAreShort,
  mostFilesAreVeryShort,
  namesSayWhatThingsAre,
  plainTypeScript,
} from './architecture/shape.ts'
import { exportsAreDocumented, publicFunctionsHaveExamples } from './architecture/tsdoc.ts'
import { type Rule, readWorld, worldOf } from './architecture/world.ts'

/** A rule with sources that break it and sources that look alike and do not. Paths are inside `src/`. */
interface Case {
  readonly rule: Rule
  readonly breaks: readonly Readonly<Record<string, string>>[]
  readonly keeps: readonly Readonly<Record<string, string>>[]
}

const lines = (count: number): string => 'x()\n'.repeat(count)
const inside = (text: string): Readonly<Record<string, string>> => ({ 'kernel/a.ts': text })

const cases: Readonly<Record<string, Case>> = {
  'imports follow the table': {
    rule: importsFollowTheTable,
    breaks: [
      { 'kernel/a.ts': "import { b } from '../calendar/index.ts'" },
      { 'kernel/a.ts': "import type { B } from '../calendar/index.ts'" },
      { 'kernel/a.ts': "export { b } from '../calendar/index.ts'" },
      { 'kernel/a.ts': "export type B = import('../calendar/index.ts').B" },
      { 'kernel/a.ts': "export const b = () => import('../calendar/index.ts')" },
      { 'kernel/a.ts': "import b = require('fs')" },
      { 'kernel/a.ts': 'export const b = (name: string) => import(name)' },
      { 'scoring/a.ts': "import { b } from '../kernel/json.ts'" },
      { 'scoring/a.ts': "import { b } from '../kernel/index.js'" },
      { 'scoring/a.ts': "import { b } from './index.ts'" },
      { 'scoring/a.ts': "import { b } from '../index.ts'" },
      { 'scoring/a.ts': "import { b } from '../../test/b.ts'" },
      { 'scoring/a.ts': "import * as z from 'zod'" },
      { 'scoring/a.schema.ts': "import { addDays } from 'date-fns'" },
      { 'scoring/a.ts': "import { readFileSync } from 'node:fs'" },
      { 'scoring/a.ts': "import 'eventemitter3'" },
      { 'metrics/a.ts': "import { b } from '../lead/index.ts'" },
      { 'metrics/a.ts': "import { type B, c } from '../lead/index.ts'" },
      { 'metrics/a.ts': "import '../lead/index.ts'" },
      { 'ports/a.ts': "import { b } from '../kernel/index.ts'" },
      { 'memory/a.ts': "import { b } from '../ports/index.ts'" },
      { 'testkit/cases.ts': "import { test } from 'vitest'" },
      { 'testkit/vitest.ts': "import fc from 'fast-check'" },
      { 'index.ts': "export { b } from './kernel/json.ts'" },
      { 'index.ts': "export { b } from './memory/index.ts'" },
      { 'index.ts': "export { b } from 'zod'" },
      { 'core.ts': "export { b } from './engine/index.ts'" },
      { 'other.ts': "export { b } from './kernel/index.ts'" },
    ],
    keeps: [
      { 'scoring/a.ts': "import { b } from '../kernel/index.ts'" },
      { 'scoring/a.ts': "import { b } from './b.ts'" },
      { 'scoring/rules/a.ts': "import { b } from '../b.ts'" },
      { 'scoring/rules/a.ts': "import { b } from '../../kernel/index.ts'" },
      { 'scoring/a.schema.ts': "import * as z from 'zod'" },
      { 'metrics/a.ts': "import type { B } from '../lead/index.ts'" },
      { 'metrics/a.ts': "import { type B } from '../lead/index.ts'" },
      { 'metrics/a.ts': "export type { B } from '../lead/index.ts'" },
      { 'metrics/a.ts': "import { addDays } from 'date-fns/addDays'" },
      { 'engine/a.ts': "import { EventEmitter } from 'eventemitter3'" },
      { 'testkit/vitest.ts': "import { test } from 'vitest'" },
      { 'index.ts': "export { b } from './kernel/index.ts'" },
      { 'core.ts': "export { b } from './kernel/index.ts'" },
    ],
  },
  'every folder is a room, every file beside them an entry point': {
    rule: roomsAreKnown,
    breaks: [{ 'utils/index.ts': '' }, { 'kernel/json.ts': '' }, { 'other.ts': '' }],
    keeps: [{ 'kernel/index.ts': '', 'kernel/json.ts': '', 'index.ts': '' }],
  },
  'no export *': {
    rule: noExportStar,
    breaks: [
      { 'index.ts': "export * from './kernel/index.ts'" },
      { 'kernel/index.ts': "export * as json from './json.ts'" },
      { 'kernel/index.ts': "export type * from './json.ts'" },
    ],
    keeps: [{ 'index.ts': "export { a } from './kernel/index.ts'" }],
  },
  'zod is imported as a namespace': {
    rule: zodIsANamespace,
    breaks: [
      { 'sla/a.schema.ts': "import { z } from 'zod'" },
      { 'sla/a.schema.ts': "import z from 'zod'" },
      { 'sla/a.schema.ts': "import 'zod'" },
    ],
    keeps: [
      { 'sla/a.schema.ts': "import * as z from 'zod'" },
      { 'sla/a.schema.ts': "import type * as z from 'zod'" },
    ],
  },
  'no clock, no chance, no machine': {
    rule: noAmbientWorld,
    breaks: [
      'Date.now()',
      "Date['now']()",
      'new Date()',
      'new Date',
      'Date()',
      'const { now } = Date',
      'const D = Date',
      'Math.random()',
      "Math['random']()",
      'const { random } = Math',
      'console.log(1)',
      'const out = { console }',
      'process.env',
      'globalThis.process',
      'performance.now()',
      'crypto.randomUUID()',
      'fetch(url)',
      'setTimeout(f, 1)',
      'setInterval(f, 1)',
      'queueMicrotask(f)',
      "eval('1')",
      "new Function('return 1')",
      "Function('return 1')()",
      "require('fs')",
      'new Intl.DateTimeFormat()',
    ]
      .map(inside)
      .concat([
        { 'engine/other.ts': 'Date.now()' },
        { 'engine/system-clock.ts': 'Math.random()' },
        { 'calendar/zone.ts': 'new Date()' },
      ]),
    keeps: [
      ...[
        'new Date(at)',
        'value instanceof Date',
        'Date.UTC(2026, 0, 1)',
        'const read = (at: Date): number => at.getTime()',
        'Math.floor(1.5)',
        'lead.process',
        'const step = { process: 1 }',
        'interface Step { readonly process: string }',
        '// console.log(new Date())',
      ].map(inside),
      { 'calendar/zone.ts': 'new Intl.DateTimeFormat()' },
      { 'engine/system-clock.ts': 'Date.now()' },
    ],
  },
  'no answer depends on the zone or language of the machine': {
    rule: noLocalAnswers,
    breaks: ["a.localeCompare('b')", 'at.getHours()', 'n.toLocaleString()'].map(inside),
    keeps: ['at.getUTCHours()', 'at.getTime()'].map(inside),
  },
  'no async in the core': {
    rule: noAsyncInTheCore,
    breaks: [
      { 'lead/a.ts': 'const f = async () => 1' },
      { 'lead/a.ts': 'async function f() {}' },
      { 'lead/a.ts': 'await f()' },
      { 'metrics/a.ts': 'for await (const x of y) f(x)' },
      { 'metrics/a.ts': 'async function* f() {}' },
    ],
    keeps: [
      { 'engine/a.ts': 'const f = async () => await 1' },
      { 'memory/a.ts': 'async function f() {}' },
      { 'lead/a.ts': 'const lead = { async: true }' },
    ],
  },
  'file names are kebab-case': {
    rule: filesAreKebabCase,
    breaks: [{ 'kernel/checkJson.ts': '' }, { 'kernel/check_json.ts': '' }, { 'kernel/a.mts': '' }],
    keeps: [{ 'kernel/check-json.ts': '' }, { 'kernel/sha256.ts': '' }, { 'sla/a.schema.ts': '' }],
  },
  'no file is longer than 300 lines': {
    rule: filesAreShort,
    breaks: [inside(lines(301)), inside(`${lines(300)}export { a } from './b.ts'`)],
    keeps: [inside(lines(300)), { 'index.ts': "export {\n  a } from './b.ts'\n".repeat(200) }],
  },
  'half of the files have at most 70 lines, nine in ten at most 180': {
    rule: mostFilesAreVeryShort,
    breaks: [
      { 'a.ts': lines(71) },
      { 'a.ts': lines(1), 'b.ts': lines(71), 'c.ts': lines(71) },
      { 'a.ts': lines(1), 'b.ts': lines(1), 'c.ts': lines(181) },
    ],
    keeps: [
      { 'a.ts': lines(70) },
      { 'a.ts': lines(1), 'b.ts': lines(70), 'c.ts': lines(180) },
      Object.fromEntries(
        Array.from({ length: 10 }, (_, i) => [`${i}.ts`, lines(i === 0 ? 300 : 1)]),
      ),
    ],
  },
  'functions have at most 60 lines': {
    rule: functionsAreShort,
    breaks: [
      inside(`const f = () => {\n${lines(59)}}`),
      inside(`function f() {\n${lines(59)}}`),
      inside(`const o = { f() {\n${lines(59)}} }`),
    ],
    keeps: [
      inside(`const f = () => {\n${lines(58)}}`),
      inside(`/**\n${' * long\n'.repeat(80)} */\nfunction f() {}`),
    ],
  },
  'functions have at most three parameters': {
    rule: fewParameters,
    breaks: ['const f = (a, b, c, d) => a', 'function f(a, b, c, d) {}'].map(inside),
    keeps: ['const f = (a, b, c) => a', 'type F = (a: 1, b: 2, c: 3, d: 4) => void'].map(inside),
  },
  'no enums, no any, no classes': {
    rule: plainTypeScript,
    breaks: [
      'enum Kind { Open }',
      'const enum Kind { Open }',
      'namespace Kind {}',
      'const a: any = 1',
      'const a = b as any',
      'type A = Record<string, any>',
      'class Lead {}',
      'export default class {}',
      'const Lead = class {}',
      '// @ts-ignore\nf()',
      '// @ts-expect-error because\nf()',
    ].map(inside),
    keeps: [
      'class HandoffError extends Error {}',
      "const any = 'any'",
      '// any class of enum',
      'const a: unknown = 1',
    ].map(inside),
  },
  'names say what things are': {
    rule: namesSayWhatThingsAre,
    breaks: [
      ...[
        'class LeadManager {}',
        'const dateHelper = 1',
        'const helpers = 1',
        'const mathUtils = 1',
        'const utilOfDates = 1',
        'interface StoreImpl {}',
        'interface ILead {}',
        'type ILead = 1',
        'const f = (leadManager: 1) => 1',
      ].map(inside),
      { 'kernel/date-utils.ts': '' },
      { 'kernel/helpers/a.ts': '' },
    ],
    keeps: [
      ...[
        'interface IdSource {}',
        'const utilisation = 1',
        'const simple = 1',
        'interface Implication {}',
        'const INVALID_LIFECYCLE = 1',
      ].map(inside),
      { 'kernel/implied.ts': '' },
    ],
  },
  'whatever is exported has a comment': {
    rule: exportsAreDocumented,
    breaks: [
      'export const a = 1',
      'export function f() {}',
      'export class HandoffError {}',
      '// not this kind\nexport const a = 1',
      '/** @internal */\nexport const a = 1',
      '/** A lead. */\nexport interface Lead { readonly id: string }',
      '/** A lead. */\nexport type Lead = { readonly id: string }',
      '/** A fault. */\nexport class HandoffError { constructor() {} }',
      '/** A lead. */\nexport type Lead = 1 | { readonly id: string }',
    ].map(inside),
    keeps: [
      '/** One. */\nexport const a = 1',
      'const a = 1',
      '/** A lead. */\nexport interface Lead {\n  /** Its id. */\n  readonly id: string\n}',
      '/** A lead. */\nexport interface Lead {\n  /** {@inheritDoc Other.id} */\n  readonly id: string\n}',
    ].map(inside),
  },
  'public functions have an example': {
    rule: publicFunctionsHaveExamples,
    breaks: [
      '/** Does. */\nexport const f = () => 1',
      '/** Does. */\nexport function f() {}',
      '/** Does.\n * @example\n * no code\n */\nexport const f = () => 1',
      '/** Does. */\nexport const f = ((a) => a) satisfies F',
      'const f = () => 1',
    ].map((text) => ({
      'index.ts': "export { f } from './kernel/index.ts'",
      'kernel/index.ts': "export { f } from './f.ts'",
      'kernel/f.ts': text,
    })),
    keeps: [
      '/** Does.\n * @example\n * ```ts\n * f()\n * ```\n */\nexport const f = () => 1',
      '/** Data. */\nexport const f = { a: 1 }',
    ].map((text) => ({
      'index.ts': "export { g } from './kernel/index.ts'",
      'kernel/index.ts': "export { f as g, h } from './f.ts'",
      'kernel/f.ts': `${text}\n/** Inner. */\nexport const h = () => 2`,
    })),
  },
}

const src = readWorld(new URL('../src/', import.meta.url))

test('there is something to look at', () => {
  expect(src.size).toBeGreaterThan(10)
  expect(src.has('index.ts')).toBe(true)
})

describe.each(Object.entries(cases))('%s', (_, { rule, breaks, keeps }) => {
  test('in src', () => {
    expect(rule(src)).toEqual([])
  })
  test.each(breaks.map((files) => [files]))('finds the fault in %o', (files) => {
    expect(rule(worldOf(files))).not.toEqual([])
  })
  test.each(keeps.map((files) => [files]))('leaves alone %o', (files) => {
    expect(rule(worldOf(files))).toEqual([])
  })
})
