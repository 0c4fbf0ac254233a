import type { QueryClient } from "@tanstack/react-query";
import {
  type AnyRoute,
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  notFound,
  redirect,
} from "@tanstack/react-router";
import { enterBrand } from "../../platform/ui/current-brand.ts";
import { ErrorState } from "../../platform/ui/error-state.tsx";
import { page, type RouteContext } from "../../platform/ui/module.ts";
import { parseSearch, writeSearch } from "../../platform/ui/search-params.ts";
import { type Session, sessionQuery } from "../../platform/ui/session.ts";
import { PageSkeleton } from "../../platform/ui/skeletons.tsx";
import { modules } from "./modules.ts";
import { firstPath, rememberBrand, rememberedBrand } from "./places.ts";
import { NotFoundPage } from "./shell/not-found-page.tsx";

const root = createRootRouteWithContext<RouteContext>()({ notFoundComponent: NotFoundPage });

const start = createRoute({
  getParentRoute: () => root,
  path: "/",
  beforeLoad: async ({ context }) => {
    const session = await context.queryClient.ensureQueryData(sessionQuery);
    throw redirect({ href: entrance(session) });
  },
});

const brand = createRoute({
  getParentRoute: () => root,
  path: "$brand",
  beforeLoad: async ({ context, params, location }) => {
    const session = await context.queryClient.ensureQueryData(sessionQuery);
    if (session.setUpNeeded) throw redirect({ href: "/set-up" });
    if (!session.user) throw redirect({ to: "/sign-in", search: { next: location.href } as never });
    if (!session.brands.some(({ slug }) => slug === params.brand)) throw notFound({ routeId: "__root__" as never });
    enterBrand(params.brand);
    rememberBrand(params.brand);
  },
  component: lazyRouteComponent(() => import("./shell/brand-layout.tsx"), "default"),
});

const brandStart = createRoute({
  getParentRoute: () => brand,
  path: "/",
  beforeLoad: async ({ context, params }) => {
    const session = await context.queryClient.ensureQueryData(sessionQuery);
    const access = session.brands.find(({ slug }) => slug === params.brand);
    const path = access ? firstPath(access.permissions) : null;
    if (path) throw redirect({ href: `/${params.brand}/${path}`, replace: true });
  },
  component: lazyRouteComponent(() => import("./shell/nothing-to-see-page.tsx"), "default"),
});

const settings = createRoute({
  getParentRoute: () => brand,
  path: "settings",
  component: lazyRouteComponent(() => import("./shell/settings-layout.tsx"), "default"),
});

/** Where someone belongs who opens the plain address. */
function entrance(session: Session): string {
  if (session.setUpNeeded) return "/set-up";
  if (!session.user) return "/sign-in";
  const last = session.brands.find(({ slug }) => slug === rememberedBrand()) ?? session.brands[0];
  return last ? `/${last.slug}` : "/no-brand";
}

const contributed = (parent: AnyRoute, of: "routes" | "settingsRoutes") =>
  modules.flatMap((module) => module[of]?.(parent) ?? []);

/** The router of the app, with the pages of every module. */
export function createAppRouter(queryClient: QueryClient) {
  settings.addChildren([
    page(settings, "/", () => import("./shell/settings-index-page.tsx")),
    ...contributed(settings, "settingsRoutes"),
  ]);
  brand.addChildren([brandStart, settings, ...contributed(brand, "routes")]);
  root.addChildren([
    start,
    page(root, "sign-in", () => import("./entry/sign-in-page.tsx")),
    page(root, "set-up", () => import("./entry/set-up-page.tsx")),
    page(root, "invitation/$token", () => import("./entry/invitation-page.tsx")),
    page(root, "reset-password", () => import("./entry/reset-password-page.tsx")),
    page(root, "no-brand", () => import("./entry/no-brand-page.tsx")),
    brand,
  ]);
  return createRouter({
    routeTree: root,
    context: { queryClient },
    parseSearch,
    stringifySearch: writeSearch,
    defaultPreload: "intent",
    defaultPreloadStaleTime: 0,
    scrollRestoration: true,
    defaultPendingMs: 250,
    defaultPendingComponent: PageSkeleton,
    defaultNotFoundComponent: NotFoundPage,
    defaultErrorComponent: ({ error, reset }) => <ErrorState error={error} onRetry={reset} />,
  });
}
