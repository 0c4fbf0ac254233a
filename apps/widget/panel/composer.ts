import type { AttachmentRow } from "../../../modules/inbox/contract.ts";
import type { Memory } from "../../sdk/memory.ts";
import { el, icon } from "../ground/element.ts";
import { clip, microphone, up } from "../ground/icons.ts";
import { keepFiles } from "./keep-files.ts";
import { canRecord } from "./record-voice.ts";
import { drawVoiceBar } from "./voice-bar.ts";
import type { Language, Words } from "./write-times.ts";

export type Writing = {
  language: Language;
  words: Words;
  memory: Memory;
  attach(body: Blob, name: string): Promise<AttachmentRow>;
  say(text: string, files: AttachmentRow[]): void;
  typing(writes: boolean): void;
  problem(text: string): void;
};

/** Where one writes: grows with the text, takes files by picker, paste and drop, and speech. What was begun is there again after a reload. */
export function drawComposer({ language, words, memory, attach, say, typing, problem }: Writing) {
  const files = keepFiles(attach, language, words, () => show());
  const text = el("textarea", {
    rows: 1,
    maxlength: 5000,
    enterkeyhint: "send",
    placeholder: words.write,
    "aria-label": words.write,
  });
  const picker = el("input", { type: "file", multiple: true, hidden: true, tabindex: -1, "aria-hidden": "true" });
  const tool = (label: string, lines: string, click: () => void, className = "tool") =>
    el("button", { class: className, type: "button", "aria-label": label, click }, icon(lines));
  const send = el("button", { class: "round", type: "submit", "aria-label": words.send }, icon(up));
  const voice = drawVoiceBar(language, words, speak);
  const speech = tool(words.voice.record, microphone, record);
  const row = el(
    "div",
    { class: "row" },
    tool(words.attach, clip, () => picker.click()),
    text,
    speech,
    send,
  );
  const form = el("form", { class: "composer", submit }, files.strip, row, voice.bar, picker);

  function submit(event?: Event): void {
    event?.preventDefault();
    const words = text.value.trim();
    if (files.rising() || (!words && files.ready().length === 0)) return;
    say(words, files.ready());
    text.value = "";
    files.clear();
    changed();
  }
  function show(): void {
    const something = text.value.trim() !== "" || files.ready().length > 0 || files.rising();
    send.hidden = !something && canRecord();
    speech.hidden = something || !canRecord();
    send.setAttribute("aria-disabled", String(!something || files.rising()));
    text.style.height = "auto";
    text.style.height = `${Math.min(text.scrollHeight, 132)}px`;
  }
  function changed(): void {
    memory.write("chat.draft", text.value || null);
    typing(text.value.trim() !== "");
    show();
  }
  async function record(): Promise<void> {
    try {
      await voice.begin();
      row.hidden = true;
    } catch {
      problem(words.voice.refused);
    }
  }
  async function speak(recorded: { body: Blob; name: string } | null): Promise<void> {
    row.hidden = false;
    text.focus();
    if (!recorded || recorded.body.size === 0) return;
    await files.add([recorded]);
    submit();
  }
  const take = (list: Iterable<File>) => void files.add([...list].map((body) => ({ body, name: body.name })));
  text.addEventListener("input", changed);
  text.addEventListener("keydown", (event) => {
    // While a word is being composed, Enter belongs to the keyboard.
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    submit();
  });
  text.addEventListener("paste", (event) => {
    const pasted = event.clipboardData?.files;
    if (!pasted?.length) return;
    event.preventDefault();
    take(pasted);
  });
  picker.addEventListener("change", () => {
    take(picker.files ?? []);
    picker.value = "";
    text.focus();
  });
  text.value = memory.read("chat.draft") ?? "";
  return { form, take, show, focus: () => text.focus(), stop: voice.cancel };
}
export type Composer = ReturnType<typeof drawComposer>;
