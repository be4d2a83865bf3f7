import { agreementOf, agreementText, compileHandoffModel } from 'lead-handoff'
import { agreement } from './quarter/company/agreement.ts'

// what both departments of the company in examples/quarter agreed, as they would read it
console.log(agreementText(agreementOf(compileHandoffModel(agreement))))
