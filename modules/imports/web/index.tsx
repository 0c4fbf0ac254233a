import { IconFileImport } from "@tabler/icons-react";
import { page, type WebModule } from "../../../platform/ui/module.ts";

const permission = "imports.write";
const label = { fa: "ورود فایل", en: "Import files" };

/** Files of customers, orders and interactions, brought in from the browser. */
export const importsWeb: WebModule = {
  name: "imports",
  routes: (parent) => [
    page(parent, "imports", () => import("./imports-page.tsx")),
    page(parent, "imports/$id", () => import("./import-page.tsx")),
  ],
  commands: [{ label, icon: IconFileImport, permission, run: (go) => go("imports") }],
};
