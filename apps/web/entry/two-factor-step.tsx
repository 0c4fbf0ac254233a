import { Button, Center, Checkbox, PinInput, Stack, Text, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { toLatinDigits } from "../../../platform/i18n/index.ts";
import { authCall } from "../../../platform/ui/api.ts";
import { useWords } from "../../../platform/ui/use-words.ts";
import { EntryFrame } from "./entry-frame.tsx";
import { FormError } from "./form-error.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { useSubmit } from "./use-submit.ts";

type TwoFactorStepProps = { onDone: () => Promise<void>; onBack: () => void };

/** The second step: six digits from the app, or a backup code. */
export function TwoFactorStep({ onDone, onBack }: TwoFactorStepProps) {
  const all = useWords({ fa, en });
  const words = all.twoFactor;
  const [kind, setKind] = useState<"totp" | "backup-code">("totp");
  const [code, setCode] = useState("");
  const [trustDevice, setTrustDevice] = useState(false);
  const app = kind === "totp";
  const { busy, error, submit } = useSubmit(async () => {
    await authCall(`/two-factor/verify-${kind}`, { code: toLatinDigits(code).trim(), trustDevice });
    await onDone();
  });
  function onSubmit(event: FormEvent) {
    event.preventDefault();
    void submit();
  }
  function change() {
    setCode("");
    setKind(app ? "backup-code" : "totp");
  }
  return (
    <EntryFrame title={app ? words.title : words.backupTitle} note={app ? words.note : words.backupNote}>
      <Stack component="form" gap={16} onSubmit={onSubmit}>
        {app ? (
          <Center dir="ltr">
            <PinInput
              length={6}
              oneTimeCode
              autoFocus
              type={/^[0-9۰-۹٠-٩]*$/}
              inputType="tel"
              inputMode="numeric"
              placeholder=""
              aria-label={words.code}
              getInputProps={(index) => ({ "aria-label": `${words.code} ${index + 1}` })}
              size="lg"
              gap={8}
              value={code}
              onChange={(value) => setCode(toLatinDigits(value))}
              error={Boolean(error)}
            />
          </Center>
        ) : (
          <TextInput
            label={words.backupCode}
            className="ltr-input"
            autoFocus
            autoComplete="one-time-code"
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
          />
        )}
        <Checkbox
          label={<Text size="sm">{words.trust}</Text>}
          checked={trustDevice}
          onChange={(event) => setTrustDevice(event.currentTarget.checked)}
        />
        <FormError error={error} refused={words.wrong} />
        <Button type="submit" loading={busy} disabled={app ? code.length < 6 : code.trim() === ""}>
          {words.submit}
        </Button>
        <Button variant="subtle" onClick={change}>
          {app ? words.useBackup : words.useApp}
        </Button>
        <Button variant="subtle" color="gray" onClick={onBack}>
          {all.back}
        </Button>
      </Stack>
    </EntryFrame>
  );
}
