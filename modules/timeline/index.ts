export { type NewInteraction, type Recorded, recordInteractions } from "./server/record-interactions.ts";
