import { on } from "../../platform/events/index.ts";
import type { Module } from "../../platform/house/module.ts";
import { TimeZoneChanged } from "../admin/events.ts";
import { registerLineReader } from "../intake/index.ts";
import { orderLines, productLines } from "./server/catalog-lines.ts";
import { registerWithCustomers } from "./server/customer-facts.ts";
import { recountOrderDays } from "./server/recount-order-days.ts";
import { catalogRoutes } from "./server/routes.ts";
import { registerInTimeline } from "./server/show-in-timeline.ts";

registerWithCustomers();
registerInTimeline();
registerLineReader(orderLines);
registerLineReader(productLines);

export const module: Module = {
  name: "catalog",
  migrations: new URL("./db/", import.meta.url),
  permissions: {
    "catalog.read": ["owner", "manager", "agent", "analyst", "viewer"],
    "catalog.write": ["owner", "manager", "agent"],
  },
  routes: catalogRoutes,
  subscribers: [on(TimeZoneChanged, "recount-order-days", recountOrderDays)],
};
