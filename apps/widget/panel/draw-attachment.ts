import type { AttachmentRow } from "../../../modules/inbox/contract.ts";
import { el, fill, icon } from "../ground/element.ts";
import { file as fileIcon } from "../ground/icons.ts";
import { drawVoice } from "./draw-voice.ts";
import { type Language, type Words, writeSize } from "./write-times.ts";

export type Fetching = (id: number) => Promise<Blob>;

const kept = new Map<number, Promise<string>>();

/** The address of a file in this page's memory; fetched once, with the visitor's token. */
function addressOf(id: number, fetching: Fetching): Promise<string> {
  let address = kept.get(id);
  if (!address) {
    address = fetching(id).then((blob) => URL.createObjectURL(blob));
    kept.set(id, address);
    address.catch(() => kept.delete(id));
  }
  return address;
}

/** A file of a message: a picture in place, a voice message to play, anything else to download. */
export function drawAttachment(row: AttachmentRow, fetching: Fetching, language: Language, words: Words): HTMLElement {
  if (row.state)
    return el(
      "span",
      { class: "file" },
      icon(fileIcon),
      el("span", {}, el("bdi", {}, row.name), el("span", { class: "size" }, words.held[row.state])),
    );
  const address = () => addressOf(row.id, fetching);
  if (row.shown && row.content_type.startsWith("image/")) return drawPicture(row, address, language, words);
  // A recorder's file carries no word of whether there are pictures in it.
  const spoken =
    row.content_type.startsWith("audio/") || (row.content_type === "video/webm" && /^voice\./.test(row.name));
  if (spoken) return drawVoice(address, language, words);
  return drawFile(row, address, language, words);
}

function drawPicture(row: AttachmentRow, address: () => Promise<string>, language: Language, words: Words) {
  const button = el("button", { class: "picture", type: "button", "aria-label": words.picture(row.name) });
  button.addEventListener("click", async () => window.open(await address(), "_blank", "noopener"));
  // A site whose policy shows no such picture, or a picture that is none, leaves a file to download.
  const instead = () => button.replaceWith(drawFile(row, address, language, words));
  address().then((src) => {
    const image = el("img", { alt: "", src, error: instead });
    fill(button, image);
  }, instead);
  return button;
}

function drawFile(row: AttachmentRow, address: () => Promise<string>, language: Language, words: Words) {
  const size = writeSize(row.size, language, words);
  const under = el("span", { class: "size" }, size);
  const button = el(
    "button",
    { class: "file", type: "button", "aria-label": words.download(row.name, size) },
    icon(fileIcon),
    el("span", {}, el("bdi", {}, row.name), under),
  );
  button.addEventListener("click", async () => {
    try {
      const link = el("a", { href: await address(), download: row.name });
      link.click();
      under.textContent = size;
    } catch {
      under.textContent = words.fileGone;
    }
  });
  return button;
}
