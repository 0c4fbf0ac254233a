import { Button, Group, SegmentedControl, SimpleGrid, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { api } from "../../../../platform/ui/api.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { PushSender } from "../../contract.ts";
import { useSaving } from "../settings/use-saving.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { TryDevice } from "./try-device.tsx";

const names = ["keyId", "teamId", "topic"] as const;

/** Apple: the key with its names, where the app comes from, and a trial. */
export function AppleForm({ sender }: { sender: PushSender }) {
  const words = useWords({ fa, en });
  const known = Object.keys(sender.settings).length > 0;
  const [given, setGiven] = useState({ keyId: "", teamId: "", topic: "", place: "production", ...sender.settings });
  const [key, setKey] = useState("");
  const saving = useSaving(() => api.put("/push/apns", { ...given, ...(key.trim() && { key: key.trim() }) }), {
    done: words.switched,
    renews: "push",
    onDone: () => setKey(""),
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
            label={words.key}
            {...(known && { description: words.keyKept })}
            placeholder="-----BEGIN PRIVATE KEY-----"
            required={!known}
            minRows={3}
            maxRows={6}
            autosize
            value={key}
            onChange={(event) => setKey(event.currentTarget.value)}
          />
          <SimpleGrid cols={{ base: 1, sm: 3 }} spacing={12}>
            {names.map((name) => (
              <TextInput
                key={name}
                className="ltr-input"
                label={words[name]}
                required
                value={given[name]}
                onChange={(event) => setGiven({ ...given, [name]: event.currentTarget.value.trim() })}
              />
            ))}
          </SimpleGrid>
          <div>
            <Text size="sm" fw={500} mb={4}>
              {words.place}
            </Text>
            <SegmentedControl
              aria-label={words.place}
              data={(["production", "sandbox"] as const).map((value) => ({ value, label: words.places[value] }))}
              value={given.place}
              onChange={(place) => setGiven({ ...given, place })}
            />
          </div>
          <Group>
            <Button type="submit" variant={sender.on ? "default" : "filled"} loading={saving.isPending}>
              {known && !sender.on && key === "" ? words.switchOn : words.save}
            </Button>
          </Group>
        </Stack>
      </form>
      {sender.on ? <TryDevice kind="apns" /> : null}
    </Stack>
  );
}
