import { el, icon } from "../ground/element.ts";
import { bin, up } from "../ground/icons.ts";
import { type Recording, recordVoice } from "./record-voice.ts";
import { type Language, type Words, writeLength } from "./write-times.ts";

/** The bar that stands in place of the composer while somebody speaks. */
export function drawVoiceBar(
  language: Language,
  words: Words,
  done: (recorded: { body: Blob; name: string } | null) => void,
) {
  let recording: Recording | null = null;
  let timer: ReturnType<typeof setInterval> | undefined;
  const time = el("span", { class: "length", role: "timer" });
  const send = el("button", { class: "round", type: "button", "aria-label": words.voice.send }, icon(up));
  const bar = el(
    "div",
    { class: "recording", hidden: true },
    el("button", { class: "tool", type: "button", "aria-label": words.voice.cancel, click: cancel }, icon(bin)),
    el("span", { class: "pulse", "aria-hidden": "true" }),
    el("span", { class: "dim" }, words.voice.recording),
    time,
    send,
  );
  send.addEventListener("click", async () => {
    const ended = recording?.end();
    over();
    done((await ended) ?? null);
  });
  function over(): void {
    clearInterval(timer);
    recording = null;
    bar.hidden = true;
  }
  function cancel(): void {
    recording?.cancel();
    over();
    done(null);
  }
  return {
    bar,
    /** Asks for the microphone and begins. Rejects where it is not given. */
    async begin(): Promise<void> {
      recording = await recordVoice();
      const began = Date.now();
      const show = () => {
        time.textContent = writeLength((Date.now() - began) / 1000, language);
      };
      show();
      timer = setInterval(show, 500);
      bar.hidden = false;
      send.focus();
    },
    /** Throws away what is being recorded. */
    cancel: () => recording && cancel(),
  };
}
