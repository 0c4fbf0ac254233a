export {
  type Change,
  type ChangePage,
  type Cursor,
  changesAfter,
  currentCursor,
  cursorText,
  notifyChange,
  parseCursor,
  recordChanges,
} from "./change-feed.ts";
export { type ChangeListener, listenForChanges } from "./listen.ts";
