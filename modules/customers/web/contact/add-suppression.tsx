import { Button, Group, Select, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { api } from "../../../../platform/ui/api.ts";
import { useErrorText } from "../../../../platform/ui/error-state.tsx";
import { useNotice } from "../../../../platform/ui/notices.tsx";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { addressedChannels } from "../../contract.ts";
import { customerKeys } from "../customer-calls.ts";
import { useChannelName } from "../parts/use-customer-words.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

/** Stops everything that would go to an address. */
export function AddSuppression() {
  const words = useWords({ fa, en });
  const channelName = useChannelName();
  const errorText = useErrorText();
  const cache = useQueryClient();
  const notice = useNotice();
  const [channel, setChannel] = useState<string>("sms");
  const [address, setAddress] = useState("");
  const [line, setLine] = useState("");
  const add = useMutation({
    mutationFn: () => api.post("/suppressions", { channel, address: address.trim(), line: line.trim() || null }),
    onSuccess: async () => {
      setAddress("");
      notice.done(words.added);
      await cache.invalidateQueries({ queryKey: customerKeys.part("suppressions") });
    },
  });
  function submit(event: FormEvent) {
    event.preventDefault();
    if (address.trim()) add.mutate();
  }
  return (
    <Group component="form" gap={8} align="flex-start" onSubmit={submit}>
      <Select
        w={130}
        label={words.channel}
        data={addressedChannels.map((value) => ({ value, label: channelName(value) }))}
        value={channel}
        allowDeselect={false}
        onChange={(value) => setChannel(value ?? "sms")}
      />
      <TextInput
        className="ltr-input"
        flex={1}
        miw={180}
        label={words.address}
        maxLength={320}
        value={address}
        error={add.error ? errorText(add.error) : null}
        onChange={(event) => {
          add.reset();
          setAddress(event.currentTarget.value);
        }}
      />
      <TextInput
        className="ltr-input"
        w={150}
        label={words.line}
        placeholder={words.lineNote}
        maxLength={100}
        value={line}
        onChange={(event) => setLine(event.currentTarget.value)}
      />
      <Button type="submit" variant="default" mt={25} loading={add.isPending} disabled={address.trim() === ""}>
        {words.add}
      </Button>
    </Group>
  );
}
