import { existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { cruise, type ICruiseResult } from "dependency-cruiser";
import extractTsConfig from "dependency-cruiser/config-utl/extract-ts-config";
import { borderRules } from "./border-rules.ts";

const house = fileURLToPath(new URL("../../", import.meta.url));

export type Borders = { filesRead: Set<string>; violations: string[] };

/** Reads every import below `root` and holds it against the rules. */
export async function readBorders(root = house): Promise<Borders> {
  const tsConfig = `${house}tsconfig.json`;
  const folders = ["apps", "modules", "platform", "scripts"].filter((folder) => existsSync(path.join(root, folder)));
  const { output } = await cruise(
    folders,
    {
      baseDir: root,
      ruleSet: { forbidden: borderRules },
      validate: true,
      // Without it a border crossed by `import type` alone goes unseen.
      tsPreCompilationDeps: true,
      doNotFollow: { path: "node_modules" },
      exclude: { path: "^scripts/check-house/fixture" },
    },
    {
      extensions: [".ts", ".tsx", ".js", ".json"],
      conditionNames: ["import", "node", "default", "types"],
      exportsFields: ["exports"],
    },
    { tsConfig: extractTsConfig(tsConfig) },
  );
  const result = output as ICruiseResult;
  return {
    filesRead: new Set(result.modules.map(({ source }) => source)),
    violations: result.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`),
  };
}
