import { Button, Group, Stack, Textarea } from "@mantine/core";
import { useState } from "react";
import { api } from "../../../../platform/ui/api.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { PushSender } from "../../contract.ts";
import { useSaving } from "../settings/use-saving.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { TryDevice } from "./try-device.tsx";

/** Firebase: the file of its service account, and a trial. */
export function FirebaseForm({ sender }: { sender: PushSender }) {
  const words = useWords({ fa, en });
  const [account, setAccount] = useState("");
  const known = Object.keys(sender.settings).length > 0;
  const saving = useSaving(() => api.put("/push/fcm", account.trim() ? { account } : {}), {
    done: words.switched,
    renews: "push",
    onDone: () => setAccount(""),
  });
  return (
    <Stack gap={16}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          saving.mutate(undefined);
        }}
      >
        <Stack gap={12}>
          <Textarea
            className="ltr-input"
            label={words.account}
            {...(known && { description: words.accountKept })}
            placeholder={'{ "type": "service_account", "project_id": … }'}
            required={!known}
            minRows={3}
            maxRows={8}
            autosize
            value={account}
            onChange={(event) => setAccount(event.currentTarget.value)}
          />
          <Group>
            <Button type="submit" variant={sender.on ? "default" : "filled"} loading={saving.isPending}>
              {known && !sender.on && account === "" ? words.switchOn : words.save}
            </Button>
          </Group>
        </Stack>
      </form>
      {sender.on ? <TryDevice kind="fcm" /> : null}
    </Stack>
  );
}
