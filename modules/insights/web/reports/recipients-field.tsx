import { TagsInput } from "@mantine/core";
import { useState } from "react";
import * as z from "zod";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

const email = z.email();

/** Whom a letter goes to: addresses one after another; what is no address is said so and not taken. */
export function RecipientsField({ value, onChange }: { value: string[]; onChange: (value: string[]) => void }) {
  const { fields } = useWords({ fa, en });
  const [wrong, setWrong] = useState(false);
  return (
    <TagsInput
      label={fields.recipients}
      description={fields.recipientsNote}
      className="ltr-input"
      required
      maxTags={20}
      value={value}
      splitChars={[",", "،", ";", " "]}
      acceptValueOnBlur
      error={wrong ? fields.badEmail : undefined}
      onChange={(next) => {
        const sound = next.map((one) => one.trim()).filter((one) => email.safeParse(one).success);
        setWrong(sound.length < next.length);
        onChange(sound);
      }}
    />
  );
}
