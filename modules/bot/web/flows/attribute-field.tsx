import { Autocomplete } from "@mantine/core";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

type AttributeFieldProps = {
  value: string;
  onChange: (value: string) => void;
  known: readonly string[];
  bare?: boolean;
};

/** A name under which something is remembered; names that the flow has already are offered. */
export function AttributeField({ value, onChange, known, bare = false }: AttributeFieldProps) {
  const words = useWords({ fa, en }).fields;
  const wrong = !/^[a-z][a-z0-9_]{0,39}$/.test(value);
  return (
    <Autocomplete
      className="ltr-input"
      maxLength={40}
      {...(bare ? { "aria-label": words.attribute } : { label: words.attribute, description: words.attributeNote })}
      error={wrong ? words.badAttribute : undefined}
      data={[...known]}
      value={value}
      onChange={onChange}
    />
  );
}
