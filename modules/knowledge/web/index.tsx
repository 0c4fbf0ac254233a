import { IconBook2, IconBuildingLighthouse, IconFilePlus, IconStethoscope } from "@tabler/icons-react";
import { page, type WebModule } from "../../../platform/ui/module.ts";
import { findArticles } from "./find-articles.ts";

const permission = "articles.read";
const label = { fa: "مرکز راهنما", en: "Help centre" };

/** Articles and their editor, what needs care, and how the help centre looks. */
export const knowledgeWeb: WebModule = {
  name: "knowledge",
  routes: (parent) => [
    page(parent, "articles", () => import("./articles-page.tsx")),
    page(parent, "articles/categories", () => import("./categories-page.tsx")),
    page(parent, "articles/care", () => import("./care-page.tsx")),
    page(parent, "articles/$id", () => import("./article-page.tsx")),
  ],
  places: [
    { path: "articles", label, icon: IconBook2, order: 60, permission, key: "d" },
    { path: "articles/care", label: { fa: "مراقبت", en: "Care" }, icon: IconStethoscope, order: 61, permission },
  ],
  settingsRoutes: (parent) => [page(parent, "help-centre", () => import("./centre-page.tsx"))],
  settingsPlaces: [
    { path: "help-centre", label, icon: IconBuildingLighthouse, order: 60, permission: "articles.publish" },
  ],
  searches: [{ label: { fa: "مقاله‌ها", en: "Articles" }, icon: IconBook2, permission, find: findArticles }],
  commands: [
    {
      label: { fa: "مقالهٔ تازه", en: "New article" },
      icon: IconFilePlus,
      permission: "articles.write",
      run: (go) => go("articles/new"),
    },
  ],
};
