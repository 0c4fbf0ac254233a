export { type BackedUp, type BackUp, backUp } from "./back-up.ts";
export { type Kept, noteKept, readKept } from "./kept.ts";
export { type Restore, type Restored, restore } from "./restore.ts";
