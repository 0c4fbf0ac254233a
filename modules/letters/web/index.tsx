import { IconMailOpened, IconMailPlus } from "@tabler/icons-react";
import { page, type WebModule } from "../../../platform/ui/module.ts";

/** Letters on paper: batches, their templates, and what came back. */
export const lettersWeb: WebModule = {
  name: "letters",
  routes: (parent) => [
    page(parent, "letters", () => import("./letters-page.tsx")),
    page(parent, "letters/templates/$id", () => import("./template-page.tsx")),
    page(parent, "letters/$id", () => import("./batch-page.tsx")),
  ],
  places: [
    {
      path: "letters",
      label: { fa: "نامه‌ها", en: "Letters" },
      icon: IconMailOpened,
      order: 57,
      permission: "letters.read",
    },
  ],
  commands: [
    {
      label: { fa: "الگوی نامهٔ تازه", en: "New letter template" },
      icon: IconMailPlus,
      permission: "letters.write",
      run: (go) => go("letters/templates/new"),
    },
  ],
};
