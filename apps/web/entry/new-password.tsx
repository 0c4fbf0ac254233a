import { PasswordInput } from "@mantine/core";
import { useWords } from "../../../platform/ui/use-words.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

/** The least length of a password, in characters. */
export const passwordLength = 10;

type NewPasswordProps = {
  label: string;
  value: string;
  onChange: (password: string) => void;
  error?: string | undefined;
};

/** A password that is being chosen. */
export function NewPassword({ label, value, onChange, error }: NewPasswordProps) {
  const words = useWords({ fa, en });
  return (
    <PasswordInput
      label={label}
      description={words.passwordNote}
      autoComplete="new-password"
      className="ltr-input"
      required
      withAsterisk={false}
      minLength={passwordLength}
      visibilityToggleButtonProps={{ "aria-label": words.showPassword }}
      value={value}
      error={error}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
