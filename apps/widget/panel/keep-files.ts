import type { AttachmentRow } from "../../../modules/inbox/contract.ts";
import { el, fill, icon } from "../ground/element.ts";
import { cross, file as fileIcon } from "../ground/icons.ts";
import { CallFailed } from "../talk/calls.ts";
import { openPauses } from "../talk/pauses.ts";
import { type Language, type Words, writeSize } from "./write-times.ts";

/** As many as one message may carry. */
const most = 10;

type Chosen = { name: string; size: number; row: AttachmentRow | null; problem: string; gone: boolean; link?: string };

/** The files beside a message that is being written: each goes up at once, and again when the network is back. */
export function keepFiles(
  attach: (body: Blob, name: string) => Promise<AttachmentRow>,
  language: Language,
  words: Words,
  changed: () => void,
) {
  const strip = el("ul", { class: "files", hidden: true });
  let chosen: Chosen[] = [];

  function draw(): void {
    strip.hidden = chosen.length === 0;
    fill(strip, ...chosen.map(drawChip));
    changed();
  }
  function drawChip(one: Chosen): HTMLElement {
    const state = one.problem || (one.row ? writeSize(one.size, language, words) : words.uploading);
    return el(
      "li",
      { class: `chip${one.problem ? " wrong" : one.row ? "" : " rising"}` },
      one.link ? el("img", { src: one.link, alt: "" }) : icon(fileIcon),
      el("span", {}, el("bdi", {}, one.name), el("span", { class: "size" }, state)),
      el("button", { type: "button", "aria-label": words.removeFile(one.name), click: () => remove(one) }, icon(cross)),
    );
  }
  function remove(one: Chosen): void {
    one.gone = true;
    if (one.link) URL.revokeObjectURL(one.link);
    chosen = chosen.filter((other) => other !== one);
    draw();
  }
  async function rise(one: Chosen, body: Blob): Promise<void> {
    const pauses = openPauses();
    while (!one.gone && !one.row) {
      try {
        one.row = await attach(body, one.name);
        one.problem = "";
      } catch (error) {
        const { passing = false, status = 0 } = error instanceof CallFailed ? error : {};
        one.problem = passing ? words.uploadWaits : status === 413 ? words.tooLarge : words.uploadRefused;
        draw();
        if (!passing) return;
        await pauses.wait();
      }
    }
    if (!one.gone) draw();
  }
  return {
    strip,
    /** Takes files; gives when they are up, or will not be. */
    add(files: readonly { body: Blob; name: string }[]): Promise<unknown> {
      const rising = files.slice(0, most - chosen.length).map(({ body, name }) => {
        const link = body.type.startsWith("image/") ? URL.createObjectURL(body) : undefined;
        const one: Chosen = { name, size: body.size, row: null, problem: "", gone: false, ...(link && { link }) };
        chosen.push(one);
        return rise(one, body);
      });
      draw();
      return Promise.all(rising);
    },
    ready: () => chosen.flatMap(({ row }) => (row ? [row] : [])),
    /** Whether one is still on its way. */
    rising: () => chosen.some(({ row, problem }) => !row && (!problem || problem === words.uploadWaits)),
    clear(): void {
      for (const one of chosen) if (one.link) URL.revokeObjectURL(one.link);
      chosen = [];
      draw();
    },
  };
}
export type Files = ReturnType<typeof keepFiles>;
