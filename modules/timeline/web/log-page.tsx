import { Group, Stack, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { useGo } from "../../../platform/ui/address.ts";
import { Page } from "../../../platform/ui/page.tsx";
import { useWords } from "../../../platform/ui/use-words.ts";
import { LogBox } from "./log-box.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { logForSomebody } from "./timeline-calls.ts";

/** The quick log for somebody who may not be known yet; afterwards it goes to them. */
export default function LogPage() {
  const words = useWords({ fa, en }).log;
  const go = useGo();
  const [who, setWho] = useState({ phone: "", email: "", name: "" });
  const given = Object.fromEntries(Object.entries(who).filter(([, value]) => value.trim()));
  const field = (name: keyof typeof who, props: object) => (
    <TextInput
      flex="1 1 180px"
      label={words[name]}
      value={who[name]}
      onChange={(event) => setWho({ ...who, [name]: event.currentTarget.value })}
      {...props}
    />
  );
  return (
    <Page title={words.title} width="reading">
      <LogBox
        place="somebody"
        opened
        complete={who.phone.trim() !== "" || who.email.trim() !== ""}
        send={(log, key) => logForSomebody({ ...log, ...given }, key)}
        onSaved={(row) => go(`customers/${row.customer_id}`)}
        before={
          <Stack gap={8} pb={14}>
            <div>
              <Text fw="medium">{words.somebody}</Text>
              <Text size="sm" c="dimmed">
                {words.somebodyText}
              </Text>
            </div>
            <Group gap={10} align="flex-start">
              {field("phone", { type: "tel", className: "ltr-input", "data-autofocus": true, autoFocus: true })}
              {field("email", { type: "email", className: "ltr-input" })}
              {field("name", {})}
            </Group>
          </Stack>
        }
      />
    </Page>
  );
}
