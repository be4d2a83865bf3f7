import { describe, expect, test } from 'vitest'
import { createMemoryStore } from '../../src/memory/index.ts'
import { day, start, team } from '../lead/world.ts'
import { createHost } from './host.ts'

const nextOf = async (host: ReturnType<typeof createHost>, leadId = 'ada') =>
  Object.fromEntries(
    ((await host.handoff.explain(leadId))?.next ?? []).map(({ transition, blockedBy }) => [
      transition,
      blockedBy?.code ?? 'free',
    ]),
  )

describe('explain', () => {
  test('tells of no lead that does not exist', async () => {
    expect(await createHost().handoff.explain('nobody')).toBeUndefined()
    expect(await createHost().handoff.history('nobody')).toEqual([])
    expect(await createHost().handoff.asOf('nobody', start)).toBeUndefined()
  })

  test('tells the story, the score, who has the lead and why', async () => {
    const host = createHost()
    await host.capture('ada')
    host.pass(day)
    await host.heat('ada')
    const explained = await host.handoff.explain('ada')
    expect(explained?.story.map(({ text }) => text)).toEqual([
      'captured from fair; known: contact.email',
      'score 0',
      'demo-request',
      'score 0 → 60, crossed the threshold upward',
      'qualify: nurturing → mql (after 1d in nurturing)',
      'hand-off 1 to mia by rule "everybody", round-robin; passed over: noah not-their-turn, olga not-their-turn',
    ])
    expect(explained?.score.score).toMatchObject({ total: 60, qualified: true })
    expect(explained?.routing).toMatchObject({ assignee: 'mia', rule: 'everybody' })
  })

  test('says of each next move what speaks against it, as the decision does', async () => {
    const host = createHost()
    await host.capture('ada')
    expect(await nextOf(host)).toEqual({
      qualify: 'SCORE_TOO_LOW',
      reassign: 'NOT_HANDED_OFF',
      claim: 'NOT_HANDED_OFF',
      trash: 'free',
    })
    await host.heat('ada')
    expect(await nextOf(host)).toEqual({
      vet: 'NOTHING_TO_VET',
      decline: 'NOTHING_TO_VET',
      'hand-off': 'ALREADY_HANDED_OFF',
      acknowledge: 'free',
      reassign: 'free',
      claim: 'free',
      accept: 'free',
      reject: 'free',
      'mark-unreachable': 'TOO_FEW_TOUCHES',
      trash: 'free',
      correct: 'free',
    })
  })

  test('names the activities that each rule counted', async () => {
    const host = createHost()
    await host.capture('ada')
    await host.heat('ada')
    const explained = await host.handoff.explain('ada')
    const ids = explained?.score.lines.flatMap(({ activityIds = [] }) => activityIds)
    const recorded = (await host.handoff.history('ada')).flatMap((event) =>
      event.type === 'activity-recorded' ? [event.activityId] : [],
    )
    expect(ids).toEqual(recorded)
    expect(ids).not.toEqual([])
  })

  test('does not promise what nobody can take', async () => {
    const host = createHost({ team: team.slice(0, 1) })
    await host.capture('ada')
    await host.heat('ada')
    expect(await nextOf(host)).toMatchObject({ reassign: 'NO_ELIGIBLE_ASSIGNEE' })
  })

  test('tells the histories of leads that were merged as one story', async () => {
    const host = createHost()
    await host.capture('cleo')
    host.pass(1)
    await host.capture('bea')
    host.pass(1)
    await host.capture('ada')
    host.pass(1)
    await host.handoff.execute({ type: 'merge', leadId: 'bea', absorb: 'cleo' })
    host.pass(1)
    await host.handoff.execute({ type: 'merge', leadId: 'ada', absorb: 'bea' })
    const history = await host.handoff.history('ada')
    expect([...new Set(history.map(({ leadId }) => leadId))]).toEqual(['ada', 'bea', 'cleo'])
    const story = (await host.handoff.explain('ada'))?.story ?? []
    expect(story.map(({ at }) => at)).toEqual(story.map(({ at }) => at).sort())
    expect(story.filter(({ text }) => text.startsWith('captured'))).toHaveLength(3)
    expect((await host.handoff.explain('bea'))?.next).toEqual([])
  })

  test('tells events of a later version of the library by their name', async () => {
    const store = createMemoryStore()
    const host = createHost({}, {
      ...store,
      history: (ids: string[]) =>
        (store.history(ids) as []).map((event: object) => ({ ...event, type: 'lead-teleported' })),
    } as never)
    await host.capture('ada')
    expect((await host.handoff.explain('ada'))?.story[0]?.text).toBe('lead-teleported')
  })
})

describe('asOf', () => {
  test('is the lead as it was known then', async () => {
    const host = createHost()
    await host.capture('ada')
    host.pass(day)
    await host.heat('ada')
    expect(await host.handoff.asOf('ada', start - 1)).toBeUndefined()
    expect((await host.handoff.asOf('ada', start))?.stage).toBe('nurturing')
    expect((await host.handoff.asOf('ada', new Date(start + day)))?.stage).toBe('mql')
    expect(await host.handoff.asOf('ada', start + day)).toEqual(
      (await host.handoff.lead('ada'))?.lead,
    )
  })
})
