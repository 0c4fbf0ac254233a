export { type BackedUp, type BackUp, backUp } from "./back-up.ts";
export { type Restore, type Restored, restore } from "./restore.ts";
