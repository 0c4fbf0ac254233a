import type { Words } from "../../../platform/i18n/index.ts";
import type { fa } from "./messages.fa.ts";

export const en: Words<typeof fa> = {
  title: "Not understood",
  note: "What came from files and other systems and could not be read. Nothing is lost: correct it and read it again.",
  list: "Input that was not understood",
  state: "State",
  states: { waiting: "Waiting", replayed: "Read", dismissed: "Put aside" },
  columns: { problem: "Why it was not read", source: "From", line: "Line", received: "Received", preview: "Beginning" },
  row: (line) => `Line ${line}`,
  rowPlain: "One input",
  empty: {
    title: "Everything was read",
    text: "Whatever cannot be read stays here until you correct it. Nothing is waiting now.",
  },
  field: "Field",
  attempts: (count) => `Read ${count} times`,
  text: "The text as it came",
  textGone: "The text of this input was deleted.",
  replay: "Read it again",
  replayed: "Read and recorded.",
  stillNot: "It still cannot be read",
  dismiss: "Put it aside",
  dismissed: "Put aside.",
  restore: "Take it back",
  restored: "Back among those that wait.",
  raw: "Download the whole raw input",
};
