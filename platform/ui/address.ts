import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useCallback } from "react";

/** Makes the address of a path of the brand on screen: `useBrandPath()("customers/7")` → `/shop/customers/7`. */
export function useBrandPath(): (path: string) => string {
  const { brand } = useParams({ strict: false }) as { brand?: string };
  return useCallback((path: string) => `/${brand ?? ""}/${path.replace(/^\//, "")}`, [brand]);
}

/** Goes to a path of the brand on screen. */
export function useGo(): (path: string) => void {
  const navigate = useNavigate();
  const brandPath = useBrandPath();
  return useCallback((path: string) => void navigate({ href: brandPath(path) }), [navigate, brandPath]);
}

/** A parameter of the address (`$id` in the path). */
export function useAddressPart(name: string): string {
  return (useParams({ strict: false }) as Record<string, string>)[name] ?? "";
}

/** The filters that stand in the address, as texts. */
export type AddressFilters = Record<string, string>;

/** The filters of the page as they stand in the address, and a way to change some of them (empty removes one). */
export function useAddressFilters(): [AddressFilters, (changed: Record<string, string | null | undefined>) => void] {
  const navigate = useNavigate();
  const raw = useSearch({ strict: false }) as Record<string, unknown>;
  const filters = Object.fromEntries(Object.entries(raw).map(([name, value]) => [name, String(value)]));
  const change = useCallback(
    (changed: Record<string, string | null | undefined>) => {
      const next = (before: Record<string, unknown>) => {
        const merged = Object.entries({ ...before, ...changed });
        return Object.fromEntries(merged.filter(([, value]) => value !== null && value !== undefined && value !== ""));
      };
      void navigate({ to: ".", search: next as never, replace: true });
    },
    [navigate],
  );
  return [filters, change];
}
