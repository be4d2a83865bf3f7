import { digest } from './activity-digest.ts'
import type { Counter } from './counter.ts'
import { dayOf, weekOfDay } from './day.ts'
import type { ScoredActivity } from './scored-activity.ts'
import type { Tally, TallyContent } from './tally.ts'

const countBucket = (tally: Tally, counter: Counter, at: number): void => {
  const { buckets } = tally
  let i = 0
  while (i < buckets.length && (buckets[i]?.at ?? 0) > at) i += 1
  const found = buckets[i]
  if (found?.at === at) {
    if (found.count < counter.most) found.count += 1
    return
  }
  // older than everything remembered: its period is closed
  if (i === counter.memory) return
  buckets.splice(i, 0, { at, count: 1 })
  if (buckets.length <= counter.memory) return
  const left = buckets.pop()
  if (counter.settles && left) tally.settled += left.count
}

const countContent = (
  { contents }: Tally,
  { memory }: Counter,
  { digest: name, at }: TallyContent,
): void => {
  const known = contents.findIndex((content) => content.digest === name)
  if (known >= 0) {
    if ((contents[known]?.at ?? 0) >= at) return
    contents.splice(known, 1)
  }
  // newest first, ties by digest, so that the order of arrival leaves no trace
  let i = 0
  while (i < contents.length) {
    const other = contents[i]
    if (other && (other.at < at || (other.at === at && other.digest > name))) break
    i += 1
  }
  contents.splice(i, 0, { digest: name, at })
  if (contents.length > memory) contents.pop()
}

/**
 * Counts an activity that matches the counter.
 *
 * @param tally - the open tally; it is changed
 * @param counter - how to count
 * @param activity - what to count
 */
export const countActivity = (tally: Tally, counter: Counter, activity: ScoredActivity): void => {
  const { at } = activity
  tally.lastAt = tally.total === 0 ? at : Math.max(tally.lastAt, at)
  tally.total += 1
  if (counter.by === 'total') return
  const day = dayOf(at, counter.dayStartMinutes)
  if (counter.by === 'content')
    countContent(tally, counter, { digest: digest(String(activity.content ?? '')), at: day })
  else countBucket(tally, counter, counter.by === 'day' ? day : weekOfDay(day))
}
