export type {
  Brief,
  BriefNote,
  ContentContact,
  EarlierEnd,
  StoryLine,
  WhyNow,
} from './brief.ts'
export { briefHtml } from './brief-html.ts'
export { briefMarkdown } from './brief-markdown.ts'
export { type BriefInput, briefOf } from './brief-of.ts'
export { briefText } from './brief-text.ts'
export { storyOf } from './story-of.ts'
