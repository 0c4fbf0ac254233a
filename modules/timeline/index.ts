export { type NewInteraction, type Recorded, recordInteractions } from "./server/record-interactions.ts";
export { type Json, registerSubjectReader, type SubjectReader } from "./server/subject-readers.ts";
