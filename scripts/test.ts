// `npm test`: everything that must hold. Ends with `N passed, N failed, N skipped` alone on a line.
import { runChecks, sayTally } from "./checks.ts";
import { runTests } from "./run-tests.ts";

const checks = await runChecks();
const tests = await runTests(process.argv.slice(2));
const tally = {
  passed: checks.passed + tests.passed,
  failed: checks.failed + tests.failed,
  skipped: checks.skipped + tests.skipped,
};
console.log(sayTally(tally));
process.exitCode = tally.failed === 0 ? 0 : 1;
