import { el } from "../ground/element.ts";

/** Takes files that are dragged onto the chat, and says where they land. */
export function takeDrops(panel: HTMLElement, words: string, take: (files: FileList) => void): void {
  const veil = el("div", { class: "veil", hidden: true, "aria-hidden": "true" }, words);
  panel.append(veil);
  const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files");
  panel.addEventListener("dragover", (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    veil.hidden = false;
  });
  panel.addEventListener("dragleave", (event) => {
    if (!panel.contains(event.relatedTarget as Node | null)) veil.hidden = true;
  });
  panel.addEventListener("drop", (event) => {
    veil.hidden = true;
    if (!carriesFiles(event)) return;
    event.preventDefault();
    if (event.dataTransfer) take(event.dataTransfer.files);
  });
}
