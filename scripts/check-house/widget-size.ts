import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { buildForm } from "../../apps/form/build.ts";
import { buildWidget } from "../../apps/widget/build.ts";

/** Bytes after gzip: what the chat costs a page before anybody opens it, and in all. */
const most = { loader: 8_000, whole: 35_000, form: 8_000 };
const planted = fileURLToPath(new URL("fixture/widget/heavy-loader.ts", import.meta.url));

/** Builds the chat in memory, from another loader if asked, and says what is heavier than a site should carry. */
async function tooHeavy(loader?: string): Promise<string[]> {
  const files = await buildWidget(false, loader);
  const [first, panel] = [gzipSync(files.loader).length, gzipSync(files.panel).length];
  const found: string[] = [];
  if (panel === 0 || first === 0) found.push("the chat was built to nothing");
  if (first > most.loader) found.push(`the chat's loader is ${first} bytes gzipped; the most is ${most.loader}`);
  if (first + panel > most.whole)
    found.push(`the whole chat is ${first + panel} bytes gzipped; the most is ${most.whole}`);
  return found;
}

/** Builds the contact form in memory, and says whether it is heavier than a site should carry. */
async function formTooHeavy(entry?: string): Promise<string[]> {
  const bytes = gzipSync(await buildForm(false, entry)).length;
  if (bytes < 100) return ["the contact form was built to nothing"];
  return bytes > most.form ? [`the contact form is ${bytes} bytes gzipped; the most is ${most.form}`] : [];
}

/** What is too heavy about the chat or the contact form; empty when it is light and a planted heavy one was seen. */
export async function checkWidgetSize(): Promise<string[]> {
  const found = [...(await tooHeavy()), ...(await formTooHeavy())];
  const seen = await tooHeavy(planted);
  for (const which of ["the chat's loader is", "the whole chat is"]) {
    if (!seen.some((line) => line.startsWith(which))) found.push(`a planted heavy chat was not caught: ${which}`);
  }
  if ((await formTooHeavy(planted)).length === 0) found.push("a planted heavy contact form was not caught");
  return found;
}
