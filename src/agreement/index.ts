export type { Agreement, AgreementLine, AgreementSection } from './agreement.ts'
export { agreementOf } from './agreement-of.ts'
export { agreementMarkdown, agreementText } from './render-agreement.ts'
