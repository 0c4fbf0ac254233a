import { glob, readFile } from "node:fs/promises";

const longest = 250;
// Lists of words and of rows are as long as what they list.
const isList = (file: string) => /messages\.(fa|en)\.ts$|refusals\.(fa|en)\.ts$|seed[^/]*\.ts$/.test(file);

/** The TypeScript files of the house, as paths below its root. */
export async function houseFiles(): Promise<string[]> {
  const files: string[] = [];
  for await (const file of glob("{apps,modules,platform,scripts}/**/*.{ts,tsx}")) {
    if (!file.startsWith("scripts/check-house/fixture/")) files.push(file);
  }
  return files;
}

/** Files that are too long to be about one thing. */
export async function tooLong(): Promise<string[]> {
  const found: string[] = [];
  for (const file of await houseFiles()) {
    const lines = (await readFile(file, "utf8")).split("\n").length - 1;
    if (lines > longest && !isList(file)) found.push(`${file} has ${lines} lines; the most is ${longest}`);
  }
  return found;
}
