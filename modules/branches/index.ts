export type { BranchRow } from "./contract.ts";
export { hoursText } from "./hours-text.ts";
export { addBranches, findBranch, shownBranches } from "./server/branches.ts";
export { openingOf, openingText } from "./server/opening.ts";
