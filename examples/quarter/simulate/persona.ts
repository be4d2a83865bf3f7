import type { ProfilePatch } from 'lead-handoff'
import { countries } from '../company/agreement.ts'
import { day, hour, quarter } from '../company/quarter.ts'
import { fairDays, type SourceName, sources } from '../company/sources.ts'
import type { Chance } from './chance.ts'

/** Somebody who may become a customer, with everything that the library is not told until somebody finds it out. */
export interface Persona {
  readonly leadId: string
  readonly source: SourceName
  readonly campaign: string | undefined
  readonly capturedAt: number
  readonly profile: ProfilePatch
  readonly employees: number
  /** What they can spend, in cents. */
  budgetMinor: number
  /** How much they want it, 0 to 1. */
  intent: number
  /** Whether the time is right. */
  ready: boolean
  /** How likely they answer a call. */
  readonly answers: number
  /** Why nothing can ever come of it, if so. */
  readonly hopeless: 'spam' | 'competitor' | 'bad-data' | null
  readonly chance: Chance
}

const firstNames =
  'Ada Boris Clara Dilan Emre Fatma Gustav Hana Ivo Jana Kofi Lena Marco Nora Omar Paula Quirin Rosa Sven Tara Uma Viktor Wanda Xenia Yuki Zoe'.split(
    ' ',
  )
const lastNames =
  'Abel Brandt Costa Dubois Egger Fischer Garcia Huber Ivanova Jansen Kaya Lindner Moreau Novak Okafor Peeters Rossi Santos Tanaka Urban Vogel Weber Yilmaz Zeman'.split(
    ' ',
  )
const companyHeads =
  'Alder Birch Cedar Dune Elm Fjord Grove Harbour Isle Juniper Kestrel Lake Meadow North Orchard Pine Quarry River Stone Tarn Upland Vale Willow'.split(
    ' ',
  )
const companyTails = {
  pharma: ['Pharma', 'Vaccines', 'Clinic Supply'],
  food: ['Dairy', 'Frozen Foods', 'Fisheries'],
  logistics: ['Freight', 'Cold Storage', 'Couriers'],
  retail: ['Stores', 'Flowers', 'Markets'],
  other: ['Studio', 'Consulting', 'Workshop'],
} as const

type Industry = keyof typeof companyTails

const goodTitles = [
  'Quality Manager',
  'Head of Operations',
  'Director of Quality',
  'Operations Lead',
] as const
const otherTitles = ['Buyer', 'Office Manager', 'Facility Manager', 'Assistant'] as const

const regionShares = { emea: 56, americas: 27, apac: 17 } as const

/** Working days bring more leads than weekends; the fair brings all of its leads in three days. */
const captureInstant = (source: SourceName, chance: Chance): number => {
  if (source === 'trade-fair') return chance.pick(fairDays) + chance.whole(8 * 60, 17 * 60) * 60_000
  for (;;) {
    const midnight = quarter.startAt + chance.whole(0, 87) * day
    const weekday = new Date(midnight).getUTCDay()
    if ((weekday === 0 || weekday === 6) && chance.happens(0.65)) continue
    return midnight + chance.whole(5 * 60, 21 * 60) * 60_000
  }
}

const sizes = {
  ideal: [60, 3_200],
  fair: [12, 700],
  poor: [2, 90],
} as const

type Quality = keyof typeof sizes

const hopelessness = (quality: Quality, chance: Chance): Persona['hopeless'] => {
  if (!chance.happens(quality === 'poor' ? 0.3 : 0.025)) return null
  return chance.weighed({ spam: 3, 'bad-data': 5, competitor: 1 })
}

/** What a profile is made up from. */
interface Sketch {
  readonly leadId: string
  readonly source: SourceName
  readonly quality: Quality
  readonly employees: number
}

const profileOf = (
  { leadId, source, quality, employees }: Sketch,
  chance: Chance,
): ProfilePatch => {
  const { mute, noCountry } = sources[source]
  const region = chance.weighed(regionShares)
  const industry: Industry =
    quality === 'ideal'
      ? chance.weighed({ pharma: 3, food: 4, logistics: 3 })
      : quality === 'fair'
        ? chance.weighed({ food: 3, logistics: 3, pharma: 1, retail: 3 })
        : chance.weighed({ retail: 3, other: 4, food: 1 })
  const head = chance.pick(companyHeads)
  const tail = chance.pick(companyTails[industry])
  const domain = `${head}-${tail}.example`.toLowerCase().replaceAll(' ', '-')
  const [first, last] = [chance.pick(firstNames), chance.pick(lastNames)]
  const unreadable = chance.happens(mute)
  const titles = quality === 'ideal' || chance.happens(0.35) ? goodTitles : otherTitles
  const jobTitle = quality === 'poor' && chance.happens(0.15) ? 'Student' : chance.pick(titles)
  const country = chance.pick(countries[region])
  return {
    contact: {
      name: `${first} ${last}`,
      jobTitle,
      ...(unreadable ? {} : { email: `${first}.${last}.${leadId}@${domain}`.toLowerCase() }),
      ...(chance.happens(noCountry) ? {} : { country }),
    },
    company: { name: `${head} ${tail}`, domain, industry, employees },
  }
}

/**
 * Makes somebody up.
 *
 * @param leadId - the id of their lead
 * @param seeded - chance of their own
 * @returns the person
 */
export const inventPersona = (leadId: string, seeded: Chance): Persona => {
  const chance = seeded.of(leadId)
  const shares = Object.fromEntries(
    Object.entries(sources).map(([name, { share }]) => [name, share]),
  ) as Record<SourceName, number>
  const source = chance.weighed(shares)
  const from = sources[source]
  const quality: Quality = chance.weighed({
    ideal: from.ideal,
    fair: from.fair,
    poor: 1 - from.ideal - from.fair,
  })
  const [least, most] = sizes[quality]
  const employees = Math.round(chance.skewed(least, most))
  const intent = Math.min(1, Math.max(0.02, from.intent + (chance.next() - 0.5) * 0.6))
  return {
    leadId,
    source,
    campaign: chance.pick<string | undefined>(from.campaign),
    capturedAt: captureInstant(source, chance),
    employees,
    profile: profileOf({ leadId, source, quality, employees }, chance),
    budgetMinor: chance.happens(from.budget)
      ? 50_000 * Math.round((6_000 + employees * (15 + chance.next() * 45)) / 500)
      : 0,
    intent,
    ready: chance.happens(0.45 + intent * 0.5),
    answers: from.answers,
    hopeless: hopelessness(quality, chance),
    chance,
  }
}

/** Something a person does, and how long after what came before. */
export interface Step {
  readonly afterMs: number
  readonly activity: string
  readonly content?: string
}

const firstSteps: Readonly<Record<SourceName, readonly Omit<Step, 'afterMs'>[]>> = {
  referral: [{ activity: 'page-view', content: '/customers' }],
  webinar: [{ activity: 'webinar-attended', content: 'Audit-ready in a week' }],
  'organic-search': [
    { activity: 'page-view', content: '/guides/cold-chain' },
    { activity: 'page-view', content: '/sensors' },
  ],
  'paid-search': [{ activity: 'page-view', content: '/sensors' }],
  'trade-fair': [{ activity: 'booth-visit', content: 'Logistics Days' }],
  'content-syndication': [{ activity: 'download', content: 'Ten mistakes in cold storage' }],
}

const pages = ['/sensors', '/software', '/customers', '/guides/cold-chain', '/guides/audits']
const papers = ['Calibration handbook', 'What an alarm costs', 'Vaccine storage checklist']
const webinars = ['Audit-ready in a week', 'Sensors that survive the freezer']

const furtherStep = (chance: Chance, intent: number): Omit<Step, 'afterMs'> => {
  const kind = chance.weighed({
    page: 5,
    click: 3,
    pricing: 0.4 + intent * 4,
    download: 1 + intent,
    webinar: 0.5 + intent,
    reply: intent * 0.8,
    demo: intent * intent * 2.2,
  })
  if (kind === 'page') return { activity: 'page-view', content: chance.pick(pages) }
  if (kind === 'click') return { activity: 'email-click', content: 'newsletter' }
  if (kind === 'pricing') return { activity: 'page-view', content: '/pricing' }
  if (kind === 'download') return { activity: 'download', content: chance.pick(papers) }
  if (kind === 'webinar') return { activity: 'webinar-attended', content: chance.pick(webinars) }
  if (kind === 'reply') return { activity: 'email-reply' }
  return { activity: 'demo-request', content: '/demo' }
}

/**
 * What somebody does on their own, at first or after they were reminded.
 *
 * @param persona - the person
 * @param begins - whether they come for the first time
 * @returns the steps in order
 */
export const stepsOf = (persona: Persona, begins: boolean): readonly Step[] => {
  const { chance, intent, source } = persona
  const steps: Step[] = []
  if (begins) {
    for (const step of firstSteps[source])
      steps.push({ ...step, afterMs: chance.whole(10, 90) * 1_000 })
  }
  const count = Math.floor(chance.next() * (2.5 + intent * 10))
  for (let i = 0; i < count; i += 1) {
    steps.push({
      ...furtherStep(chance, intent),
      afterMs:
        Math.round(chance.skewed(0.05, 24 * (6 - intent * 3))) * hour +
        chance.whole(1, 59) * 60_000,
    })
  }
  return steps
}
