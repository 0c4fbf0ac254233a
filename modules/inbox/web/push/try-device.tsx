import { Button, Group, Stack, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../../../platform/ui/api.ts";
import { useNotice } from "../../../../platform/ui/notices.tsx";
import { usePreferences } from "../../../../platform/ui/preferences.tsx";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { pushTried } from "../../contract.ts";
import settings from "../settings/settings.module.css";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { SwitchPush } from "./switch-push.tsx";

/** A trial to one's own phone, and the switch. */
export function TryDevice({ kind }: { kind: "fcm" | "apns" }) {
  const words = useWords({ fa, en });
  const notice = useNotice();
  const { language } = usePreferences();
  const [token, setToken] = useState("");
  const trial = useMutation({
    mutationFn: () => api.post("/push/trial", { kind, token: token.trim(), language }, pushTried),
    onSuccess: ({ ok }) => (ok ? notice.done(words.sent) : undefined),
    onError: (error) => notice.failed(error),
  });
  return (
    <Stack gap={8}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          trial.mutate();
        }}
      >
        <Group align="flex-end" gap={12}>
          <TextInput
            flex={1}
            className="ltr-input"
            label={words.token}
            description={words.tokenNote}
            required
            value={token}
            onChange={(event) => setToken(event.currentTarget.value)}
          />
          <Button type="submit" variant="default" loading={trial.isPending}>
            {words.tryDevice}
          </Button>
        </Group>
      </form>
      {trial.data?.text ? (
        <div className={settings["state"]} data-tone="bad" role="alert">
          {trial.data.text}
        </div>
      ) : null}
      <Group>
        <SwitchPush kind={kind} />
      </Group>
    </Stack>
  );
}
