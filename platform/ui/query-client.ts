import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { ApiError, isSignedOut } from "./api-error.ts";

/**
 * The cache of server answers. The change feed says what became old, so answers stay fresh for a minute;
 * refusals are final, everything else is tried twice more.
 * `onSignedOut` is called when the server says that nobody is signed in any more.
 */
export function createQueryClient(onSignedOut: () => void): QueryClient {
  const onError = (error: unknown) => {
    if (isSignedOut(error)) onSignedOut();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
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
