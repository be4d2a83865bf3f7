import { type Draft, emit } from './draft.ts'
import { sameScore, scoreOf } from './score-of.ts'

/**
 * Computes the score anew and records it if it changed.
 *
 * @param draft - the decision under way
 */
export const rescore = (draft: Draft): void => {
  const before = draft.lead.score
  const after = scoreOf(draft.model, draft, draft.facts.now)
  if (sameScore(before, after)) return
  const was = before?.qualified ?? false
  const crossed = was === after.qualified ? null : after.qualified ? 'up' : 'down'
  emit(draft, { type: 'score-changed', before, after, crossed, journey: draft.lead.journey })
}
