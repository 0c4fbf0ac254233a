import { TagsInput, type TagsInputProps } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { wordsQuery } from "../customer-calls.ts";

/** Tags, completed from those in use. */
export function TagsField(props: Omit<TagsInputProps, "data" | "searchValue" | "onSearchChange">) {
  const [typed, setTyped] = useState("");
  const [rested] = useDebouncedValue(typed, 150);
  const { data } = useQuery(wordsQuery("tag", rested));
  return (
    <TagsInput
      {...props}
      maxTags={100}
      splitChars={[",", "،"]}
      acceptValueOnBlur
      data={data?.rows ?? []}
      searchValue={typed}
      onSearchChange={setTyped}
    />
  );
}
