import { el } from "../ground/element.ts";
import { type Drawing, drawMessage } from "./draw-message.ts";
import type { Line } from "./list-shown.ts";
import { writeDay } from "./write-times.ts";

/** So near the end counts as reading along. */
const near = 80;

/** The log: draws what changed and leaves the rest, keeps to the end while its reader is there, says new messages aloud. */
export function drawLog(drawing: Drawing, said: HTMLElement) {
  const { words, language } = drawing;
  const before = el("div", { class: "before" });
  const list = el("div", { class: "lines" });
  // What is new is said by `said`, once; a log that is drawn anew would be read anew.
  const log = el("div", { class: "log", role: "log", "aria-live": "off", "aria-label": words.log, tabindex: 0 });
  const typing = el("p", { class: "typing", hidden: true });
  log.append(before, list, typing);
  const drawn = new Map<string, { signature: string; element: HTMLElement }>();
  let first = true;
  let pinned = true;
  log.addEventListener("scroll", () => {
    pinned = readsAlong();
  });
  // A picture takes its room only when it has come.
  log.addEventListener("load", () => pinned && toEnd(), true);
  const readsAlong = () => log.scrollHeight - log.scrollTop - log.clientHeight < near;

  function draw(line: Line): HTMLElement {
    if (line.kind === "message") return drawMessage(line, drawing);
    if (line.kind === "event") return el("p", { class: "event" }, line.text);
    const day = writeDay(line.at, Date.now(), language, words);
    return el("h3", { class: "day" }, day);
  }
  function show(lines: readonly Line[]): void {
    const atEnd = readsAlong();
    const left = new Set(drawn.keys());
    let place: Element | null = list.firstElementChild;
    let grew: Line | undefined;
    for (const line of lines) {
      const signature = JSON.stringify(line) + (line.kind === "day" ? new Date().toDateString() : "");
      const known = drawn.get(line.key);
      left.delete(line.key);
      const element = known?.signature === signature ? known.element : draw(line);
      if (known && known.element !== element) {
        if (place === known.element) place = element;
        known.element.replaceWith(element);
      }
      if (element === place) place = place.nextElementSibling;
      else list.insertBefore(element, place);
      drawn.set(line.key, { signature, element });
      if (!known && line.kind === "message") {
        grew = line;
        if (!first && !line.own) said.textContent = `${line.name}: ${line.text || words.voice.name}`;
      }
    }
    for (const key of left) {
      drawn.get(key)?.element.remove();
      drawn.delete(key);
    }
    if (first || atEnd || (grew?.kind === "message" && grew.own)) toEnd();
    if (lines.length > 0) first = false;
  }
  const toEnd = () => {
    log.scrollTop = log.scrollHeight;
  };
  function showTyping(name: string | null): void {
    const atEnd = readsAlong();
    const text = name === null ? "" : words.typing(`\u2068${name || words.support}\u2069`);
    if (typing.textContent === text) return;
    typing.replaceChildren(...(text ? [el("span", {}, text), dots()] : []));
    typing.hidden = !text;
    if (text && atEnd) toEnd();
  }
  return { log, before, show, showTyping, toEnd };
}
export type Log = ReturnType<typeof drawLog>;

function dots(): HTMLElement {
  const made = el("span", { class: "dots", "aria-hidden": "true" });
  made.append(el("i"), el("i"), el("i"));
  return made;
}
