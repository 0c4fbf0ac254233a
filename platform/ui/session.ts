import { queryOptions, useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { createContext, use } from "react";
import * as z from "zod";
import { api } from "./api.ts";

const language = z.enum(["fa", "en"]);
const calendar = z.enum(["jalali", "gregorian"]);

const brandShape = z.object({
  slug: z.string(),
  name: z.string(),
  role: z.string(),
  permissions: z.array(z.string()),
  language,
  calendar,
  currency: z.string(),
  moneyUnit: z.enum(["toman", "rial"]),
  timeZone: z.string(),
  demo: z.boolean(),
});

const sessionShape = z.object({
  user: z
    .object({
      id: z.string(),
      name: z.string(),
      email: z.string(),
      twoFactorEnabled: z.boolean(),
      language: language.nullish(),
      calendar: calendar.nullish(),
    })
    .nullable(),
  setUpNeeded: z.boolean(),
  /** Whether this installation can send mail, and so a link for a forgotten password. */
  mail: z.boolean(),
  brands: z.array(brandShape),
});

/** A brand the person at the screen may enter, with what they may do there. */
export type BrandAccess = z.infer<typeof brandShape>;

/** Who is signed in, and to which brands. */
export type Session = z.infer<typeof sessionShape>;

/** How the session is fetched; `queryClient.ensureQueryData(sessionQuery)` in routes. */
export const sessionQuery = queryOptions({
  queryKey: ["session"],
  // Not stopped with the component that asked first: routes wait for the same answer.
  queryFn: () => api.get("/me", sessionShape),
  staleTime: 5 * 60_000,
});

/** Who is signed in; suspends until that is known. */
export function useSession(): Session {
  return useSuspenseQuery(sessionQuery).data;
}

/** The session where it is known already, without waiting. */
export function useKnownSession(): Session | undefined {
  return useQuery(sessionQuery).data;
}

/** The brand of the pages below. */
export const BrandContext = createContext<BrandAccess | null>(null);

/** The brand whose pages are on screen. */
export function useBrand(): BrandAccess {
  const brand = use(BrandContext);
  if (!brand) throw new Error("useBrand is for pages below /$brand");
  return brand;
}

/** Whether the person may do this in the brand on screen: `useCan("customers.write")`. */
export function useCan(permission: string): boolean {
  return useBrand().permissions.includes(permission);
}
