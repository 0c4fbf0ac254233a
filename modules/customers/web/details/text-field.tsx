import { TextInput, type TextInputProps } from "@mantine/core";
import { type KeyboardEvent, useEffect, useState } from "react";

type TextFieldProps = Omit<TextInputProps, "value" | "onChange"> & {
  value: string | null;
  onSave: (text: string | null) => void;
};

/** A line of text that saves when it is left or Enter is pressed; Escape brings back what stood there. */
export function TextField({ value, onSave, ...input }: TextFieldProps) {
  const [text, setText] = useState(value ?? "");
  useEffect(() => setText(value ?? ""), [value]);
  function take() {
    const next = text.trim() || null;
    if (next !== (value || null)) onSave(next);
    else setText(value ?? "");
  }
  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (event.key === "Enter") event.currentTarget.blur();
    if (event.key !== "Escape" || text === (value ?? "")) return;
    event.stopPropagation();
    setText(value ?? "");
  }
  return (
    <TextInput
      {...input}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={take}
      onKeyDown={onKeyDown}
    />
  );
}
