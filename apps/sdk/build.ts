import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build, type InlineConfig, type Plugin } from "vite";

const here = (file: string) => fileURLToPath(new URL(file, import.meta.url));
const outDir = here("../../dist/sdk");

const shared = { configFile: false, logLevel: "warn" } as const satisfies InlineConfig;
/** What stands in a contract beside the function that is used has no effect of its own: its shapes stay out. */
const treeshake = { moduleSideEffects: false };
const output = { outDir, emptyOutDir: false, target: "es2022", copyPublicDir: false };

function library(entry: string, format: "es" | "iife", file: string): InlineConfig {
  return {
    ...shared,
    build: {
      ...output,
      rolldownOptions: { treeshake },
      lib: { entry: here(entry), formats: [format], name: "hamdelScript", fileName: () => file },
    },
  };
}

/** The types of the SDK, of sites and of apps: what their `api.ts` says, and the one function. */
async function writeTypes(): Promise<void> {
  const api = await readFile(here("api.ts"), "utf8");
  const surveys = await readFile(here("app/app-api.ts"), "utf8");
  await writeFile(
    `${outDir}/hamdel-app.d.ts`,
    `${surveys}\n/** Opens surveys within an app. Call it once. */\nexport declare function createSurveys(options: HamdelAppOptions): HamdelSurveys;\n`,
  );
  const start = "/** Starts reporting what the visitor of this page does. Call it once a page. */\n";
  await writeFile(
    `${outDir}/hamdel-sdk.d.ts`,
    `${api}\n${start}export declare function createHamdel(options: HamdelOptions): Hamdel;\n`,
  );
}

/** Not built as a library: Vite leaves the spaces in those. */
const card: InlineConfig = {
  ...shared,
  build: {
    ...output,
    modulePreload: false,
    rolldownOptions: {
      input: here("survey-card.ts"),
      preserveEntrySignatures: "strict",
      output: { format: "es", entryFileNames: "hamdel-survey.js" },
    },
  },
};

/** Builds `hamdel.js` for a script tag with the survey's card that it loads, and for bundlers `hamdel-sdk.js` and, of apps, `hamdel-app.js` with their types, into dist/sdk. */
export async function buildSdk(): Promise<void> {
  await build(library("script.ts", "iife", "hamdel.js"));
  await build(library("index.ts", "es", "hamdel-sdk.js"));
  await build(library("app/index.ts", "es", "hamdel-app.js"));
  await build(card);
  await writeTypes();
}

/** Builds the SDK after the web app. */
export function sdk(): Plugin {
  return { name: "sdk", apply: "build", closeBundle: buildSdk };
}
