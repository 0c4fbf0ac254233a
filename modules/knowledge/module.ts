import { system, withBrand } from "../../platform/db/index.ts";
import type { House, Module, Role } from "../../platform/house/module.ts";
import type { HttpApp } from "../../platform/http/index.ts";
import { listBrands } from "../admin/index.ts";
import { registerErasure } from "../customers/index.ts";
import { registerChatBegan } from "../inbox/index.ts";
import { noteProducts } from "./server/articles/article-products.ts";
import { publishScheduled } from "./server/articles/publish-article.ts";
import { checkLinks, noteLinks } from "./server/care/check-links.ts";
import { forgetQuestions } from "./server/care/note-unanswered.ts";
import { countChatAfterReading } from "./server/care/opened-then-chatted.ts";
import { keepOwnDomains } from "./server/public/own-domain.ts";
import { helpRoutes } from "./server/public/routes.help.ts";
import { articleRoutes } from "./server/routes.articles.ts";
import { centreRoutes } from "./server/routes.centre.ts";
import { transferRoutes } from "./server/routes.transfer.ts";
import { trimSearches } from "./server/search/note-search.ts";

const everybody: readonly Role[] = ["owner", "manager", "agent", "analyst", "viewer"];

registerErasure("unanswered questions", forgetQuestions);
registerChatBegan(countChatAfterReading);

/** Routes whose bodies are read in their own way get a scope of their own. */
async function routes(app: HttpApp, house: House): Promise<void> {
  keepOwnDomains(app, house);
  articleRoutes(app, house);
  centreRoutes(app, house);
  for (const scoped of [transferRoutes, helpRoutes]) {
    await app.register(async (scope) => scoped(scope as unknown as HttpApp, house));
  }
}

async function trimEveryBrand(house: House): Promise<void> {
  for (const { id: brandId } of await listBrands(house.database.app)) {
    await withBrand(house.database.app, { brandId, actor: system("help-centre"), now: house.clock() }, trimSearches);
  }
}

/** The help centre: articles from their drafts to the public page, searched, and cared for where they fail. */
export const module: Module = {
  name: "knowledge",
  migrations: new URL("./db/", import.meta.url),
  permissions: {
    "articles.read": everybody,
    "articles.write": ["owner", "manager", "agent"],
    "articles.publish": ["owner", "manager"],
  },
  routes,
  jobs: {
    "publish-article": (job, { articleId, language }) =>
      job.write((ctx) => publishScheduled(ctx, { id: articleId, language })),
    "note-article-links": noteLinks,
    "note-article-products": noteProducts,
  },
  cron: [
    { name: "check-article-links", pattern: "23 2 * * *", run: checkLinks },
    { name: "trim-help-searches", pattern: "41 3 * * *", run: trimEveryBrand },
  ],
};
