import { Autocomplete, type AutocompleteProps } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { wordsQuery } from "../customer-calls.ts";

/** A city, completed from those in use. */
export function CityField(props: Omit<AutocompleteProps, "data">) {
  const [rested] = useDebouncedValue(props.value ?? "", 150);
  const { data } = useQuery(wordsQuery("city", rested));
  return <Autocomplete {...props} autoComplete="off" data={data?.rows ?? []} />;
}
