import type { AttachmentRow } from "../../../modules/inbox/contract.ts";
import { el, icon } from "../ground/element.ts";
import { alert, check, checks, clock } from "../ground/icons.ts";
import { drawAttachment, type Fetching } from "./draw-attachment.ts";
import { findLinks } from "./find-links.ts";
import { type Language, type Words, writeTime } from "./write-times.ts";

export type Mark = "waiting" | "sent" | "read" | "failed";

/** A message as it stands on screen, from the server or still to be sent. */
export type Shown = {
  key: string;
  own: boolean;
  name: string;
  at: string | number;
  text: string;
  files: AttachmentRow[];
  mark: Mark | null;
  withdrawn: boolean;
  /** Answers that are offered; one that is chosen is said as the visitor's own words. */
  buttons: readonly string[];
  /** Whether the one before is of the same hand. */
  follows: boolean;
};

export type Drawing = {
  language: Language;
  words: Words;
  fetching: Fetching;
  tryAgain(key: string): void;
  giveUp(key: string): void;
  choose(label: string): void;
};

const marks = { waiting: clock, sent: check, read: checks, failed: alert };

/** Words of a message with its addresses as links; nothing in it is read as HTML. */
export function drawText(text: string): HTMLParagraphElement {
  const pieces = findLinks(text).map(({ text, href }) =>
    href ? el("a", { href, target: "_blank", rel: "noopener noreferrer nofollow", dir: "ltr" }, text) : text,
  );
  return el("p", { class: "text", dir: "auto" }, ...pieces);
}

/** One message with its hour and, where it is the visitor's, how far it has come. */
export function drawMessage(shown: Shown, drawing: Drawing): HTMLElement {
  const { language, words, fetching, tryAgain, giveUp } = drawing;
  const { own, mark, name } = shown;
  const time = new Date(shown.at).toISOString();
  return el(
    "article",
    { class: `message ${own ? "own" : "theirs"}${shown.follows ? " follows" : ""}` },
    own || shown.follows ? el("span", { class: "unseen" }, `${name}:`) : el("p", { class: "name", dir: "auto" }, name),
    el(
      "div",
      { class: `said${shown.withdrawn ? " withdrawn" : ""}` },
      shown.withdrawn ? el("p", { class: "text" }, words.withdrawn) : shown.text && drawText(shown.text),
      ...(shown.withdrawn ? [] : shown.files.map((row) => drawAttachment(row, fetching, language, words))),
    ),
    shown.buttons.length > 0 && drawButtons(shown.buttons, drawing),
    el(
      "p",
      { class: `meta${mark === "failed" ? " failed" : ""}` },
      el("time", { datetime: time }, writeTime(shown.at, language)),
      mark && icon(marks[mark], `icon mark ${mark}`),
      mark && el("span", { class: mark === "failed" ? "" : "unseen" }, words.mark[mark]),
    ),
    mark === "failed" &&
      el(
        "p",
        { class: "meta" },
        el("button", { class: "link", type: "button", click: () => tryAgain(shown.key) }, words.again),
        el("button", { class: "link", type: "button", click: () => giveUp(shown.key) }, words.giveUp),
      ),
  );
}

function drawButtons(labels: readonly string[], { choose }: Drawing): HTMLElement {
  return el(
    "div",
    { class: "choices" },
    ...labels.map((label) =>
      el("button", { class: "offered", type: "button", dir: "auto", click: () => choose(label) }, label),
    ),
  );
}
