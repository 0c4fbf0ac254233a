import { fileURLToPath } from "node:url";
import { type BuildOptions, build, type InlineConfig, type Plugin } from "vite";
import { versionOf } from "./version.ts";

const here = (file: string) => fileURLToPath(new URL(file, import.meta.url));
const outDir = here("../../dist/widget");

function config(more: BuildOptions, write: boolean, version = ""): InlineConfig {
  return {
    configFile: false,
    logLevel: "warn",
    define: { panelVersion: JSON.stringify(version) },
    build: { outDir, write, emptyOutDir: false, target: "es2022", copyPublicDir: false, modulePreload: false, ...more },
  };
}

const loaderFile = (entry: string): BuildOptions => ({
  lib: { entry, formats: ["iife"], name: "hamdelChatScript", fileName: () => "chat.js" },
});
const workerFile: BuildOptions = {
  lib: { entry: here("push-worker.ts"), formats: ["iife"], name: "hamdelPush", fileName: () => "push-worker.js" },
};
/** Not built as a library: Vite leaves the spaces in those. */
const panelFile: BuildOptions = {
  rolldownOptions: {
    input: here("panel.ts"),
    preserveEntrySignatures: "strict",
    output: { format: "es", entryFileNames: "chat-panel.js" },
  },
};

async function bundle(...given: Parameters<typeof config>): Promise<string> {
  const built = (await build(config(...given))) as { output: { code: string }[] } | { output: { code: string }[] }[];
  return [built].flat()[0]?.output[0]?.code ?? "";
}

export type WidgetFiles = { loader: string; panel: string };

/** Builds `chat.js`, the panel it loads at the first click and the worker of notices into dist/widget, or only gives them. `loader` is its entry. */
export async function buildWidget(write = true, loader = here("loader.ts")): Promise<WidgetFiles> {
  const panel = await bundle(panelFile, write);
  if (write) await bundle(workerFile, write);
  return { panel, loader: await bundle(loaderFile(loader), write, versionOf(panel)) };
}

/** Builds the chat after the web app. */
export function widget(): Plugin {
  return { name: "widget", apply: "build", closeBundle: () => buildWidget().then(() => {}) };
}
