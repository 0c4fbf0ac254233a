import { ColorInput, type ColorInputProps } from "@mantine/core";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { useWords } from "./use-words.ts";

/** A colour as `#rrggbb`: typed from the left in either language, or picked from a palette or from the screen. */
export function ColourField(input: ColorInputProps) {
  const words = useWords({ fa, en });
  return (
    <ColorInput
      dir="ltr"
      format="hex"
      {...input}
      eyeDropperButtonProps={{ "aria-label": words.pickFromScreen, ...input.eyeDropperButtonProps }}
    />
  );
}
