import type { Unsent } from "../talk/outbox.ts";
import type { Said, Thread } from "../talk/thread.ts";
import type { Shown } from "./draw-message.ts";
import { dayKey, type Words } from "./write-times.ts";

/** What stands in the log: a day, something that was done, a message. */
export type Line =
  | { kind: "day"; key: string; at: string | number }
  | { kind: "event"; key: string; text: string }
  | ({ kind: "message" } & Shown);

/** The lines of a conversation in order: what the server has, then what it does not have yet. */
export function listShown(thread: Thread, unsent: readonly Unsent[], words: Words): Line[] {
  const lines: Line[] = [];
  const days = new Set<string>();
  let last: string | null = null;
  function push(at: string | number, line: Line, hand: string | null): void {
    const day = dayKey(at);
    // A visitor's clock may lie behind: a day that stands above is not said again.
    if (!days.has(day)) {
      days.add(day);
      last = null;
      lines.push({ kind: "day", key: `day.${day}`, at });
    }
    lines.push(line.kind === "message" ? { ...line, follows: hand === last } : line);
    last = hand;
  }
  for (const said of thread.messages()) {
    const line = lineOf(said, thread, words);
    if (line) push(said.at, line, line.kind === "message" ? `${said.from}.${said.name}` : null);
  }
  for (const one of unsent) if (!thread.has(one.client_id)) push(one.at, unsentLine(one, words), "visitor.null");
  return onlyLastChoices(lines);
}

/** Only what was said last can be answered by a choice. */
function onlyLastChoices(lines: Line[]): Line[] {
  const last = lines.findLast(({ kind }) => kind === "message");
  return lines.map((line) =>
    line.kind === "message" && line !== last && line.buttons.length > 0 ? { ...line, buttons: [] } : line,
  );
}

function lineOf(said: Said, thread: Thread, words: Words): Line | null {
  const key = said.client_id ?? `${said.conversation}.${said.seq}`;
  if (said.event !== null || said.from === "system") {
    const text = (said.event !== null && words.events[said.event]) || said.text;
    return text ? { kind: "event", key, text } : null;
  }
  const own = said.from === "visitor";
  return {
    kind: "message",
    key,
    own,
    name: own ? words.you : (said.name ?? words.support),
    at: said.at,
    text: said.text,
    files: said.attachments,
    mark: own ? (thread.isRead(said) ? "read" : "sent") : null,
    withdrawn: said.withdrawn,
    buttons: said.buttons ?? [],
    follows: false,
  };
}

function unsentLine(one: Unsent, words: Words): Line {
  return {
    kind: "message",
    key: one.client_id,
    own: true,
    name: words.you,
    at: one.at,
    text: one.text,
    files: one.files,
    mark: one.refused !== undefined ? "failed" : one.taken ? "sent" : "waiting",
    withdrawn: false,
    buttons: [],
    follows: false,
  };
}
