const escapes: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Text that stands in HTML as it is. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => escapes[sign]!);
}

const link = /https?:\/\/[^\s<>"'«»()]+[^\s<>"'«»().,;:!?،؛؟]/g;

function line(text: string): string {
  let html = "";
  let from = 0;
  for (const found of text.matchAll(link)) {
    const url = escapeHtml(found[0]);
    html += `${escapeHtml(text.slice(from, found.index))}<a href="${url}">${url}</a>`;
    from = found.index + found[0].length;
  }
  return html + escapeHtml(text.slice(from));
}

/** A letter's text as plain HTML: paragraphs in their own direction, links, nothing else. */
export function htmlOfText(text: string): string {
  const paragraphs = text
    .replace(/\r\n?/g, "\n")
    .trim()
    .split(/\n{2,}/);
  const written = paragraphs.map((lines) => `<p dir="auto">${lines.split("\n").map(line).join("<br>")}</p>`);
  return `<div style="font-family:Vazirmatn,Tahoma,Arial,sans-serif;font-size:15px;line-height:1.8">${written.join("\n")}</div>`;
}
