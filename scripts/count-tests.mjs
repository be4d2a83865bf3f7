// Prints "passed failed" of a vitest JSON report, and on stderr every test that was skipped, so that none is skipped unseen.
import { readFileSync } from 'node:fs'

const report = JSON.parse(readFileSync(process.argv[2], 'utf8'))
for (const file of report.testResults) {
  // a file that cannot be loaded has no tests that could fail
  if (file.status === 'failed' && file.assertionResults.length === 0) {
    report.numFailedTests += 1
    console.error(`could not be loaded: ${file.name}`)
  }
  for (const test of file.assertionResults) {
    if (test.status !== 'passed' && test.status !== 'failed') {
      console.error(
        `${test.status}: ${file.name.replace(`${process.cwd()}/`, '')} > ${test.fullName}`,
      )
    }
  }
}
console.log(report.numPassedTests, report.numFailedTests)
