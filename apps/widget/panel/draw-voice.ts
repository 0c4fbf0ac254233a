import { el, fill, icon } from "../ground/element.ts";
import { pause, play } from "../ground/icons.ts";
import { type Language, type Words, writeLength } from "./write-times.ts";

/** A voice message: fetched when it is played. Its length is known once it has been heard: recorders do not write it down. */
export function drawVoice(address: () => Promise<string>, language: Language, words: Words): HTMLElement {
  let audio: HTMLAudioElement | null = null;
  const button = el("button", { class: "play", type: "button", "aria-label": words.voice.play }, icon(play));
  const bar = el("progress", { max: 1, value: 0, "aria-label": words.voice.name });
  const time = el("span", { class: "length" }, words.voice.name);
  function show(): void {
    const playing = audio !== null && !audio.paused && !audio.ended;
    fill(button, icon(playing ? pause : play));
    button.setAttribute("aria-label", playing ? words.voice.pause : words.voice.play);
    if (!audio) return;
    bar.value = Number.isFinite(audio.duration) && audio.duration > 0 ? audio.currentTime / audio.duration : 0;
    if (audio.currentTime > 0) time.textContent = writeLength(audio.currentTime, language);
  }
  async function load(): Promise<HTMLAudioElement> {
    const made = new Audio(await address());
    for (const event of ["play", "pause", "timeupdate", "ended"]) made.addEventListener(event, show);
    return made;
  }
  button.addEventListener("click", async () => {
    try {
      audio ??= await load();
      await (audio.paused ? audio.play() : audio.pause());
    } catch {
      time.textContent = words.fileGone;
    }
  });
  return el("div", { class: "voice" }, button, bar, time);
}
