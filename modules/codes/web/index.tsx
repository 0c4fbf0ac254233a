import { IconQrcode } from "@tabler/icons-react";
import { page, type WebModule } from "../../../platform/ui/module.ts";

export { codesQuery } from "./code-calls.ts";

/** Codes on cards and posters: a page of the settings. */
export const codesWeb: WebModule = {
  name: "codes",
  settingsRoutes: (parent) => [page(parent, "codes", () => import("./codes-page.tsx"))],
  settingsPlaces: [
    {
      path: "codes",
      label: { fa: "کدهای QR و پوسترها", en: "QR codes and posters" },
      icon: IconQrcode,
      order: 26,
      permission: "codes.read",
    },
  ],
};
