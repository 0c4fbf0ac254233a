import { readFile } from "node:fs/promises";

const fontFiles = ["arabic", "latin"].map((part) =>
  import.meta.resolve(`@fontsource-variable/vazirmatn/files/vazirmatn-${part}-wght-normal.woff2`),
);

/** The type of printed pages as CSS, its files within: what is printed fetches nothing. */
export async function printFonts(): Promise<string> {
  const ranges = ["U+0600-06FF,U+200C-200E,U+2010-2011,U+FB50-FDFF,U+FE70-FEFC", "U+0000-00FF,U+2000-206F"];
  const files = await Promise.all(fontFiles.map((file) => readFile(new URL(file), "base64")));
  return files
    .map(
      (file, place) =>
        `@font-face{font-family:Vazirmatn;src:url(data:font/woff2;base64,${file}) format("woff2");font-weight:100 900;unicode-range:${ranges[place]}}`,
    )
    .join("");
}
