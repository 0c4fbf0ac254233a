import { useAddressFilters } from "../../../platform/ui/address.ts";

/** The address of the page as it is, with the panel of these rows open; below the brand. */
export function useRowsPath(): (rows: string) => string {
  const [filters] = useAddressFilters();
  return (rows) => `insights?${new URLSearchParams({ ...filters, rows })}`;
}
