import { Refusal } from "../../../../platform/errors/index.ts";
import { mostFileBytes, mostFiles } from "../../contract/files.ts";
import type { SentFile } from "../files/take-files.ts";

/** What a page posted: its fields, and the files beside them. */
export type Posting = { form: URLSearchParams; files: SentFile[] };

/** The largest posting with files. */
export const mostPosted = mostFiles * mostFileBytes + 500_000;
const mostParts = 600;

/** Reads a posting of `multipart/form-data`; refuses `invalid` for what is none, and `too_large` for more parts than a page has. */
export async function readParts(contentType: string, body: Buffer): Promise<Posting> {
  if (countParts(contentType, body) > mostParts) throw new Refusal("too_large");
  const read = new Response(new Uint8Array(body), { headers: { "content-type": contentType } });
  const data = await read.formData().catch(() => {
    throw new Refusal("invalid", "body");
  });
  const form = new URLSearchParams();
  const files: SentFile[] = [];
  for (const [name, value] of data) {
    if (typeof value === "string") form.append(name, value.replaceAll("\u0000", "").toWellFormed());
    // A field in which nothing was chosen is sent as a file without a name.
    else if (value.name !== "" || value.size > 0)
      files.push({ question: name, name: value.name, bytes: Buffer.from(await value.arrayBuffer()) });
  }
  if (files.length > mostFiles * 2) throw new Refusal("too_large");
  return { form, files };
}

/** How many parts there are at most, before anything is taken apart. */
function countParts(contentType: string, body: Buffer): number {
  const boundary = /boundary="?([^";]+)/i.exec(contentType)?.[1];
  if (!boundary) throw new Refusal("invalid", "body");
  const mark = `--${boundary}`;
  let parts = 0;
  for (let at = body.indexOf(mark); at >= 0 && parts <= mostParts; at = body.indexOf(mark, at + mark.length)) parts++;
  return parts;
}
