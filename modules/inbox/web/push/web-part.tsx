import { Button, Group, Stack, Text, TextInput } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../../../platform/ui/api.ts";
import { CopyLine } from "../../../../platform/ui/copy-line.tsx";
import { useNotice } from "../../../../platform/ui/notices.tsx";
import { usePreferences } from "../../../../platform/ui/preferences.tsx";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { siteList } from "../../../admin/contract.ts";
import { type PushSender, pushTried, pushWorkerFound } from "../../contract.ts";
import { inboxKey } from "../inbox-calls.ts";
import settings from "../settings/settings.module.css";
import { useSaving } from "../settings/use-saving.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { subscribeHere, whyNotHere } from "./subscribe-here.ts";
import { SwitchPush } from "./switch-push.tsx";

/** Browsers: the one line of the site's file, whether the file is there, the switch, and a trial in this browser. */
export function WebPart({ sender, line }: { sender: PushSender; line: string }) {
  const words = useWords({ fa, en });
  const saving = useSaving(() => api.put("/push/web", {}), { done: words.switched, renews: "push" });
  return (
    <Stack gap={16}>
      <div>
        <Text size="sm" fw={500} mb={4}>
          {words.line}
        </Text>
        <CopyLine text={line} />
      </div>
      <WorkerCheck />
      <Group gap={12}>
        {sender.on ? (
          <>
            <TryHere publicKey={String(sender.settings["publicKey"])} />
            <SwitchPush kind="web" />
          </>
        ) : (
          <Button loading={saving.isPending} onClick={() => saving.mutate(undefined)}>
            {words.switchOn}
          </Button>
        )}
      </Group>
    </Stack>
  );
}

function WorkerCheck() {
  const words = useWords({ fa, en });
  const notice = useNotice();
  const [typed, setTyped] = useState<string | null>(null);
  const sites = useQuery({
    queryKey: inboxKey("sites"),
    queryFn: ({ signal }) => api.get("/sites", siteList, { signal }),
  });
  const first = sites.data?.rows.flatMap(({ domains }) => domains)[0];
  const site = typed ?? first ?? "";
  const check = useMutation({
    mutationFn: () =>
      api.post("/push/worker", { address: /^https?:/.test(site) ? site : `https://${site}` }, pushWorkerFound),
    onError: (error) => notice.failed(error),
  });
  const found = check.data;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        check.mutate();
      }}
    >
      <Group align="flex-end" gap={12}>
        <TextInput
          flex={1}
          className="ltr-input"
          label={words.site}
          placeholder="shop.example.com"
          required
          value={site}
          onChange={(event) => setTyped(event.currentTarget.value.trim())}
        />
        <Button type="submit" variant="default" loading={check.isPending}>
          {words.check}
        </Button>
      </Group>
      {found ? (
        <div className={settings["state"]} data-tone={found.found === "ready" ? "good" : "bad"} role="status">
          {words.found[found.found]} {found.found === "ready" ? null : <bdi dir="ltr">{found.address}</bdi>}
        </div>
      ) : null}
    </form>
  );
}

function TryHere({ publicKey }: { publicKey: string }) {
  const words = useWords({ fa, en });
  const notice = useNotice();
  const { language } = usePreferences();
  const trial = useMutation({
    mutationFn: async () => {
      const why = await whyNotHere();
      if (why) return words[why];
      const subscription = await subscribeHere(publicKey).catch(() => null);
      if (!subscription) return words.noService;
      const { ok, text } = await api.post("/push/trial", { kind: "web", ...subscription, language }, pushTried);
      return ok ? null : text;
    },
    onSuccess: (problem) => (problem === null ? notice.done(words.sent) : undefined),
    onError: (error) => notice.failed(error),
  });
  return (
    <>
      <Button variant="default" loading={trial.isPending} onClick={() => trial.mutate()}>
        {words.tryHere}
      </Button>
      {trial.data ? (
        <div className={settings["state"]} data-tone="bad" role="alert">
          {trial.data}
        </div>
      ) : null}
    </>
  );
}
