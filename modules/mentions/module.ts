import type { House, Module, Role } from "../../platform/house/module.ts";
import type { HttpApp } from "../../platform/http/index.ts";
import { handOutFeeds, pollFeed, pollJob } from "./server/feeds/poll-feeds.ts";
import { forgetWords } from "./server/mentions/forget-words.ts";
import { registerWithOthers } from "./server/register-with-others.ts";
import { noticeRises } from "./server/rises/notice-rises.ts";
import { comingRoutes } from "./server/routes.coming.ts";
import { mentionRoutes } from "./server/routes.mentions.ts";
import { listeningRoutes } from "./server/routes.settings.ts";
import { listenToGroups } from "./server/sources/hear-groups.ts";
import { lookBack, lookBackJob } from "./server/terms/look-back.ts";

const everybody: readonly Role[] = ["owner", "manager", "agent", "analyst", "viewer"];

registerWithOthers();
listenToGroups();

async function routes(app: HttpApp, house: House): Promise<void> {
  mentionRoutes(app, house);
  listeningRoutes(app, house);
  await app.register(async (scope) => comingRoutes(scope as unknown as HttpApp, house));
}

/** What is said about a brand in public, apart from its contacts with customers. */
export const module: Module = {
  name: "mentions",
  migrations: new URL("./db/", import.meta.url),
  permissions: {
    "mentions.read": everybody,
    "mentions.write": ["owner", "manager", "agent"],
    "mentions.export": ["owner", "manager", "analyst"],
    "mentions.manage": ["owner", "manager"],
  },
  routes,
  jobs: { [pollJob]: pollFeed, [lookBackJob]: lookBack },
  cron: [
    { name: "mention-feeds", pattern: "* * * * *", run: handOutFeeds },
    { name: "mention-rises", pattern: "17 * * * *", run: noticeRises },
    { name: "forget-mentions", pattern: "32 3 * * *", run: forgetWords },
  ],
};
