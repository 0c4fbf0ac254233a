export {
  type Change,
  type ChangePage,
  type Cursor,
  changesAfter,
  currentCursor,
  cursorText,
  isAfter,
  notifyChange,
  parseCursor,
  recordChanges,
} from "./change-feed.ts";
export { ChangeFollowing, mostBehind, type News } from "./follow-changes.ts";
export { keepReading } from "./keep-reading.ts";
export { type ChangeListener, listenForChanges } from "./listen.ts";
