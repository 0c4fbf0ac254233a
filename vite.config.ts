import { readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";
import { form } from "./apps/form/build.ts";
import { sdk } from "./apps/sdk/build.ts";
import { widget } from "./apps/widget/build.ts";

const brotli = promisify(brotliCompress);
// The best quality takes four times as long for three per cent less.
const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };
const press = { br: (content: Buffer) => brotli(content, quality), gz: promisify(gzip) };

/** Writes each text file of the build in its pressed forms beside it, so that the server presses nothing while it serves. */
function pressed(): Plugin {
  return {
    name: "pressed",
    apply: "build",
    async writeBundle({ dir = "" }) {
      const files = await readdir(dir, { recursive: true });
      const texts = files.filter((file) => /\.(js|css|svg)$/.test(file));
      const work = texts.map(async (file) => {
        const place = path.join(dir, file);
        const content = await readFile(place);
        if (content.length < 1024) return;
        for (const [ending, squeeze] of Object.entries(press))
          await writeFile(`${place}.${ending}`, await squeeze(content));
      });
      await Promise.all(work);
    },
  };
}

export default defineConfig({
  root: "apps/web",
  plugins: [react(), pressed(), sdk(), widget(), form()],
  build: {
    outDir: "../../dist/web",
    emptyOutDir: true,
    target: "es2022",
    // Fonts stay files: inlined, each page would carry them again.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
  },
  server: {
    port: 5173,
    proxy: { "/api": "http://localhost:3000", "/p": "http://localhost:3000", "/f": "http://localhost:3000" },
  },
  preview: { port: 4173, proxy: { "/api": "http://localhost:3000", "/p": "http://localhost:3000" } },
});
