export { acceptInteractions } from "./server/accept-interactions.ts";
export { type LogFollower, type Logged, registerLogFollower } from "./server/log-followers.ts";
export { logInteraction, logInteractionOfSomebody } from "./server/quick-log.ts";
export { type ReadInteraction, readInteraction } from "./server/read-interaction.ts";
export {
  type NewInteraction,
  type Recorded,
  recordInteractions,
  touchRecordedSince,
} from "./server/record-interactions.ts";
export { type Json, registerSubjectReader, type SubjectReader } from "./server/subject-readers.ts";
