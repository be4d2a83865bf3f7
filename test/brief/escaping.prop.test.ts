import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Brief, briefHtml, briefMarkdown, briefOf, briefText } from '../../src/brief/index.ts'
import { createWorld } from '../lead/world.ts'

const world = createWorld().given({ type: 'capture' })
const empty = briefOf(world.model, { record: world.record(), history: [], now: world.now })

const nasty = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "'onmouseover='x",
    '</li></ul></section></article>',
    '[click](javascript:alert(1))',
    '![x](http://example.com/pixel)',
    '# heading\n- item\n> quote',
    '| a | b |',
    '`code` *bold* _it_ ~~no~~',
    '&lt;b&gt;',
    '\u202Egnp.exe',
    'a\r\nb',
    '-----',
    'https://example.com',
  ),
)

const briefs: fc.Arbitrary<{ brief: Brief; text: string }> = nasty.map((text) => ({
  text,
  brief: {
    ...empty,
    leadId: text,
    contact: { name: text, jobTitle: text },
    company: { name: text },
    qualification: { need: text },
    attributes: { [text]: text, list: [text] },
    notes: [{ id: text, text, at: 0, by: text }],
    source: { channel: text },
    content: [{ content: text, activities: [text], count: 1, lastAt: 0 }],
    whyNow: [{ kind: 'activity', what: text, content: text, count: 2, lastAt: 0 }],
    earlier: [{ cycle: 1, at: 0, transition: text, stage: text, reason: text, assignee: text }],
    optedOut: [text],
    missing: [text],
    timeline: [{ at: 0, by: text, text }],
  },
}))

/** The tags of a fragment, read by a scanner that knows nothing of how it was written. */
const tagsOf = (html: string): readonly string[] => {
  const tags: string[] = []
  for (let i = html.indexOf('<'); i >= 0; i = html.indexOf('<', i + 1)) {
    const end = html.indexOf('>', i)
    tags.push(end < 0 ? html.slice(i) : html.slice(i, end + 1))
  }
  return tags
}

const ownTags = [
  '<article>',
  '</article>',
  '<section>',
  '</section>',
  '<ul>',
  '</ul>',
  '<li>',
  '</li>',
  '<li dir="auto">',
  '<h1 dir="auto">',
  '</h1>',
  '<h2>',
  '</h2>',
  '<b>',
  '</b>',
  '<span dir="auto">',
  '</span>',
]

test('whatever people wrote adds no tag to HTML', () => {
  fc.assert(
    fc.property(briefs, ({ brief }) => {
      const html = briefHtml(brief)
      expect(tagsOf(html).filter((tag) => !ownTags.includes(tag))).toEqual([])
      // every ampersand begins a reference of ours
      expect(html.replaceAll(/&(?:amp|lt|gt|quot|#39);/g, '')).not.toMatch(/[&"'](?!auto|>)/)
    }),
    { numRuns: 500 },
  )
})

test('whatever people wrote means nothing in Markdown', () => {
  fc.assert(
    fc.property(briefs, ({ brief }) => {
      for (const line of briefMarkdown(brief).split('\n')) {
        const own = line.replace(/^(?:#{1,2} |- (?:\*\*)?)/, '').replace(/:\*\*/, '')
        // what is left of the line is escaped, sign by sign
        const rest = own.replaceAll(/\\[\\`*_{}[\]()#+!|~.>-]|&(?:amp|lt|#47|#64);/g, '')
        expect(rest).not.toMatch(/[\\`*_{}[\]#!|<>]/)
      }
    }),
    { numRuns: 500 },
  )
})

test('whatever people wrote stays on its line and steers nothing', () => {
  fc.assert(
    fc.property(briefs, ({ brief }) => {
      for (const render of [briefText, briefMarkdown, briefHtml]) {
        // the line ends are the renderer's own
        expect(render(brief).replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u2028\u2029\u202A-\u202E]/u)
      }
      const lines = briefText(brief).split('\n').length
      const plain = { ...brief, notes: [{ id: 'x', text: 'x', at: 0, by: 'x' }] }
      expect(briefText(plain).split('\n').length).toBe(lines)
    }),
    { numRuns: 500 },
  )
})
