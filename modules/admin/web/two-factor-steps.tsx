import { Button, PasswordInput, Stack, Text, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { toLatinDigits } from "../../../platform/i18n/index.ts";
import { authCall } from "../../../platform/ui/api.ts";
import { CopyLine } from "../../../platform/ui/copy-line.tsx";
import { useNotice } from "../../../platform/ui/notices.tsx";
import { useWords } from "../../../platform/ui/use-words.ts";
import { en } from "./me-words.en.ts";
import { fa } from "./me-words.fa.ts";
import styles from "./section.module.css";
import { useSaving } from "./use-saving.ts";

/** Turning it on, turning it off, or asking for new backup codes. */
export type TwoFactorDeed = "on" | "off" | "codes";
type Step =
  | { name: "password" }
  | { name: "scan"; address: string; codes: string[] }
  | { name: "codes"; codes: string[] };

const paths = { on: "/two-factor/enable", off: "/two-factor/disable", codes: "/two-factor/generate-backup-codes" };

/** Password first; then, to turn it on, the picture and a first code; at last the backup codes. */
export function TwoFactorSteps({ deed, onDone }: { deed: TwoFactorDeed; onDone: () => void }) {
  const words = useWords({ fa, en }).twoFactor;
  const notice = useNotice();
  const [step, setStep] = useState<Step>({ name: "password" });
  function take(answer: Record<string, unknown>) {
    const codes = (answer["backupCodes"] ?? []) as string[];
    if (deed === "on") return setStep({ name: "scan", address: String(answer["totpURI"]), codes });
    if (deed === "codes") return setStep({ name: "codes", codes });
    notice.done(words.turnedOff);
    onDone();
  }
  if (step.name === "password") return <PasswordFirst path={paths[deed]} onAnswer={take} />;
  if (step.name === "codes") return <BackupCodes codes={step.codes} onKept={onDone} />;
  return <Scan address={step.address} onProved={() => setStep({ name: "codes", codes: step.codes })} />;
}

type PasswordFirstProps = { path: string; onAnswer: (answer: Record<string, unknown>) => void };

function PasswordFirst({ path, onAnswer }: PasswordFirstProps) {
  const all = useWords({ fa, en });
  const [password, setPassword] = useState("");
  const sending = useSaving((body: object) => authCall(path, body), { renews: ["session"], onDone: onAnswer });
  function onSubmit(event: FormEvent) {
    event.preventDefault();
    sending.mutate({ password });
  }
  return (
    <Stack component="form" gap={16} onSubmit={onSubmit}>
      <PasswordInput
        label={all.present}
        description={all.twoFactor.passwordFirst}
        autoComplete="current-password"
        className="ltr-input"
        data-autofocus
        required
        withAsterisk={false}
        visibilityToggleButtonProps={{ "aria-label": all.showPassword }}
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      <Button type="submit" loading={sending.isPending}>
        {all.twoFactor.next}
      </Button>
    </Stack>
  );
}

function Scan({ address, onProved }: { address: string; onProved: () => void }) {
  const words = useWords({ fa, en }).twoFactor;
  const [code, setCode] = useState("");
  const picture = useQuery({
    queryKey: ["qr", address],
    gcTime: 0,
    queryFn: async () => (await import("qrcode")).toDataURL(address, { margin: 0, width: 352 }),
  });
  const proving = useSaving((body: object) => authCall("/two-factor/verify-totp", body), {
    done: words.turnedOn,
    renews: ["session"],
    onDone: onProved,
  });
  function onSubmit(event: FormEvent) {
    event.preventDefault();
    proving.mutate({ code: toLatinDigits(code).replace(/\s/g, "") });
  }
  return (
    <Stack component="form" gap={16} onSubmit={onSubmit}>
      <Text>{words.scan}</Text>
      <div style={{ display: "grid", placeItems: "center", minHeight: 200 }}>
        {picture.data ? <img src={picture.data} alt={words.picture} className={styles["qr"]} /> : null}
      </div>
      <Text size="sm" c="dimmed">
        {words.byHand}
      </Text>
      <CopyLine text={new URL(address).searchParams.get("secret") ?? ""} />
      <TextInput
        label={words.code}
        className="ltr-input"
        inputMode="numeric"
        autoComplete="one-time-code"
        required
        withAsterisk={false}
        maxLength={8}
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
      />
      <Button type="submit" loading={proving.isPending}>
        {words.confirm}
      </Button>
    </Stack>
  );
}

function BackupCodes({ codes, onKept }: { codes: string[]; onKept: () => void }) {
  const words = useWords({ fa, en }).twoFactor;
  return (
    <Stack gap={16}>
      <Text fw="medium">{words.codesTitle}</Text>
      <Text size="sm">{words.codesNote}</Text>
      <div className={styles["codes"]} dir="ltr">
        {codes.map((code) => (
          <span key={code}>{code}</span>
        ))}
      </div>
      <Button onClick={onKept}>{words.kept}</Button>
    </Stack>
  );
}
