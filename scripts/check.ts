// `npm run check`: types, lint, borders, sizes, leftovers.
import { runChecks, sayTally } from "./checks.ts";

const tally = await runChecks();
console.log(sayTally(tally));
process.exitCode = tally.failed === 0 ? 0 : 1;
