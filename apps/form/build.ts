import { fileURLToPath } from "node:url";
import { build, type Plugin } from "vite";

const here = (file: string) => fileURLToPath(new URL(file, import.meta.url));

/** Builds `form.js` into dist/widget, beside the chat, or only gives it. `entry` is where it begins. */
export async function buildForm(write = true, entry = here("form.ts")): Promise<string> {
  const built = (await build({
    configFile: false,
    logLevel: "warn",
    build: {
      outDir: here("../../dist/widget"),
      write,
      emptyOutDir: false,
      target: "es2022",
      copyPublicDir: false,
      modulePreload: false,
      lib: { entry, formats: ["iife"], name: "hamdelForm", fileName: () => "form.js" },
    },
  })) as { output: { code: string }[] }[];
  return [built].flat()[0]?.output[0]?.code ?? "";
}

/** Builds the contact form after the web app. */
export function form(): Plugin {
  return { name: "form", apply: "build", closeBundle: () => buildForm().then(() => {}) };
}
