import type { IForbiddenRuleType, IRegularForbiddenRuleType } from "dependency-cruiser";
import { houseOrder } from "../house.ts";

// A module's door: what others may import of it.
const door = "(contract|events|index)\\.ts$|web/index\\.tsx?$";
const tests = "\\.test\\.tsx?$";

/** A module knows only lower modules. */
function upward(): IForbiddenRuleType[] {
  return houseOrder.slice(0, -1).map((module, at) => ({
    name: `${module}-looks-up`,
    severity: "error",
    from: { path: `^modules/${module}/`, pathNot: tests },
    to: { path: `^modules/(${houseOrder.slice(at + 1).join("|")})/` },
  }));
}

function rule(
  name: string,
  from: IRegularForbiddenRuleType["from"],
  to: IRegularForbiddenRuleType["to"],
): IForbiddenRuleType {
  return { name, severity: "error", from, to } as IForbiddenRuleType;
}

/** Who may use whom in the house. Each rule's name says what went wrong. */
export const borderRules: IForbiddenRuleType[] = [
  ...upward(),
  rule(
    "module-enters-past-the-door",
    { path: "^modules/([^/]+)/" },
    { path: "^modules/", pathNot: `^modules/($1/|[^/]+/(${door}))` },
  ),
  rule(
    "app-enters-past-the-door",
    { path: "^(apps|scripts)/", pathNot: tests },
    { path: "^modules/", pathNot: `^modules/[^/]+/(${door}|(module|cli)\\.ts$)` },
  ),
  rule("module-uses-an-app", { path: "^modules/", pathNot: tests }, { path: "^(apps|scripts)/" }),
  rule("platform-knows-the-product", { path: "^platform/" }, { path: "^(apps|modules|scripts)/" }),
  rule(
    "browser-loads-the-server",
    { path: "^(apps/(web|widget|sdk)|modules/[^/]+/web|platform/ui)/", pathNot: tests },
    {
      path: "^(modules/[^/]+/(server/|module\\.ts|index\\.ts)|platform/(db|http|jobs|postgres|config)/)|node_modules/(pg|kysely|fastify|graphile-worker)/",
      dependencyTypesNot: ["type-only"],
    },
  ),
  rule(
    "server-loads-the-browser",
    { path: "^(modules/[^/]+/server|platform/(db|http|jobs|postgres|config|events|realtime))/" },
    { path: "^(apps/web|modules/[^/]+/web|platform/ui)/|node_modules/(react|react-dom|@mantine)/" },
  ),
  rule(
    "contract-is-not-portable",
    { path: "^modules/[^/]+/(contract|events)\\.ts$" },
    {
      path: "^modules/[^/]+/(server|web|module\\.ts)|^platform/(db|http|jobs|postgres|config)/|node_modules/(pg|kysely|fastify)/",
      dependencyTypesNot: ["type-only"],
    },
  ),
  rule(
    "product-uses-the-tests",
    { path: "^(apps|modules|platform)/", pathNot: `${tests}|/testing/` },
    { path: `/testing/|${tests}` },
  ),
  rule(
    "product-uses-a-tool-of-development",
    { path: "^(apps|modules|platform)/", pathNot: `${tests}|/testing/` },
    {
      dependencyTypes: ["npm-dev"],
      dependencyTypesNot: ["type-only", "npm"],
    },
  ),
  rule("import-leads-nowhere", { pathNot: "\\.d\\.ts$" }, { couldNotResolve: true }),
  rule("going-in-circles", {}, { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } }),
];
