import type { Icon } from "@tabler/icons-react";
import type { QueryClient } from "@tanstack/react-query";
import { type AnyRoute, createRoute, lazyRouteComponent } from "@tanstack/react-router";
import type { ComponentType } from "react";
import type { Language } from "../i18n/index.ts";

/** A text in both languages, for what stands outside of a page: places, tabs, commands. */
export type Label = Record<Language, string>;

/** An entry of the side bar, or of the settings page. `path` is below `/$brand`, such as `customers`. */
export type Place = {
  path: string;
  label: Label;
  icon: Icon;
  /** Where it stands among the others; lower is nearer to the top. */
  order: number;
  /** Only shown to those who may do this. */
  permission?: string;
  /** After `g`, this letter goes here. */
  key?: string;
  /** A hook: whether the side bar has room for it, where that depends on what a brand uses. The palette always finds it. */
  useShown?: () => boolean;
};

/** Something the palette (Ctrl K) can do. */
export type Command = {
  label: Label;
  icon: Icon;
  permission?: string;
  run: (go: (path: string) => void) => void;
};

/** One hit of a search in the palette; `path` is below `/$brand`. */
export type Hit = { id: string; title: string; note?: string; path: string };

/** Where the palette looks for what was typed. */
export type Search = {
  label: Label;
  icon: Icon;
  permission?: string;
  find: (text: string, signal: AbortSignal) => Promise<Hit[]>;
};

/** What a module brings to the web app: `export const web: WebModule = {…}` in its `web/index.tsx`. */
export type WebModule = {
  name: string;
  /** Pages below `/$brand`. */
  routes?: (parent: AnyRoute) => AnyRoute[];
  places?: readonly Place[];
  /** Pages below `/$brand/settings`, and their entries there. */
  settingsRoutes?: (parent: AnyRoute) => AnyRoute[];
  settingsPlaces?: readonly Place[];
  commands?: readonly Command[];
  /** What is there on whatever page one is, and shows nothing by itself: notices of what falls due. */
  watcher?: { permission: string; component: ComponentType };
  searches?: readonly Search[];
  /** What stands above the person at the foot of the side bar, and in the menu of a phone; it is there on every page. */
  standing?: readonly Standing[];
};

/** `hidden`: it does its work without being seen, since there is no room. */
export type Standing = { key: string; permission?: string; component: ComponentType<{ hidden?: boolean }> };

/** What every route can reach in `beforeLoad` and `loader`. */
export type RouteContext = { queryClient: QueryClient };

type PageFile = { default: ComponentType };

/**
 * A page below `parent`, loaded when it is first opened. The file exports the page as default:
 * `page(parent, "customers/$id", () => import("./customer-page.tsx"))`.
 */
export function page(parent: AnyRoute, path: string, load: () => Promise<PageFile>): AnyRoute {
  return createRoute({
    getParentRoute: () => parent,
    path,
    component: lazyRouteComponent(load, "default"),
    // The address holds plain texts (`?city=تهران`); each page reads its own.
    validateSearch: (search: Record<string, unknown>) => search,
  }) as unknown as AnyRoute;
}
