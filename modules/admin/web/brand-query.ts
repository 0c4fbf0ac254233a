import { queryOptions } from "@tanstack/react-query";
import { api } from "../../../platform/ui/api.ts";
import { brandSettings } from "../contract.ts";

/** The settings of the brand on screen. */
export const brandQuery = queryOptions({
  queryKey: ["brand"],
  queryFn: ({ signal }) => api.get("/brand", brandSettings, { signal }),
});
