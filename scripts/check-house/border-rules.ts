import type { IForbiddenRuleType, IRegularForbiddenRuleType } from "dependency-cruiser";
import { houseOrder } from "../house.ts";

// A module's door: what others may import of it.
const door = "(contract|events|index)\\.ts$|web/index\\.tsx?$";
// Tests, and what only tests use: a module may publish its own test fixtures in testing.ts.
const tests = "\\.test\\.tsx?$|/testing(\\.ts$|/)";

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
    { path: "^modules/([^/]+)/", pathNot: tests },
    { path: "^modules/", pathNot: `^modules/($1/|[^/]+/(${door}))` },
  ),
  rule(
    "test-enters-past-the-door",
    { path: `^modules/([^/]+)/.*(${tests})` },
    { path: "^modules/", pathNot: `^modules/($1/|[^/]+/(${door}|(module|testing)\\.ts$))` },
  ),
  rule(
    "app-enters-past-the-door",
    { path: "^(apps|scripts)/", pathNot: tests },
    { path: "^modules/", pathNot: `^modules/[^/]+/(${door}|(module|cli)\\.ts$)` },
  ),
  rule("module-uses-an-app", { path: "^modules/", pathNot: tests }, { path: "^(apps|scripts)/" }),
  rule(
    "platform-knows-the-product",
    { path: "^platform/" },
    // Its tests need the house's migrations.
    { path: "^(apps|modules|scripts)/", pathNot: "^scripts/house\\.ts$" },
  ),
  rule("platform-knows-the-scripts", { path: "^platform/", pathNot: tests }, { path: "^scripts/" }),
  rule(
    "browser-loads-the-server",
    { path: "^(apps/(web|widget|form|sdk)|modules/[^/]+/web|platform/ui)/", pathNot: tests },
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
  rule("product-uses-the-tests", { path: "^(apps|modules|platform)/", pathNot: tests }, { path: tests }),
  rule(
    "product-uses-a-tool-of-development",
    { path: "^(apps|modules|platform)/", pathNot: tests },
    {
      dependencyTypes: ["npm-dev"],
      dependencyTypesNot: ["type-only", "npm"],
    },
  ),
  rule("import-leads-nowhere", { pathNot: "\\.d\\.ts$" }, { couldNotResolve: true }),
  rule("going-in-circles", {}, { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } }),
];
