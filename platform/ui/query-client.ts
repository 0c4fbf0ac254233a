import { QueryClient } from "@tanstack/react-query";
import { ApiError } from "./api-error.ts";

/**
 * The cache of server answers. The change feed says what became old, so answers stay fresh for a minute;
 * refusals are final, everything else is tried twice more.
 */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 60_000,
        gcTime: 10 * 60_000,
        refetchOnWindowFocus: false,
        retry: (failures, error) => {
          const final = error instanceof ApiError && error.status >= 400 && error.status < 500;
          return !final && failures < 2;
        },
      },
      mutations: { retry: false },
    },
  });
}
