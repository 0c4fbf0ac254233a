import { Alert, Badge, Button, Group, Menu, Stack, Text } from "@mantine/core";
import { IconDots } from "@tabler/icons-react";
import { useState } from "react";
import { api } from "../../../../platform/ui/api.ts";
import { Bdi } from "../../../../platform/ui/bdi.tsx";
import { Row, RowMain } from "../../../../platform/ui/rows.tsx";
import { TimeText } from "../../../../platform/ui/time-text.tsx";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { type Exchange, exchange as exchangeShape, exchangeTest, hookRenewed } from "../../contract.ts";
import { usePhoneDeed } from "../phone-calls.ts";
import type { HookOnce } from "./hook-once.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

type LineProps = {
  exchange: Exchange;
  onEdit: () => void;
  onExtensions: () => void;
  onHook: (hook: HookOnce) => void;
};

/** An exchange in a line: how it stands, what is wrong in plain words, and what can be done. */
export function ExchangeLine({ exchange, onEdit, onExtensions, onHook }: LineProps) {
  const words = useWords({ fa, en });
  const [tested, setTested] = useState(false);
  const test = usePhoneDeed(() => api.post(`/phone-exchanges/${exchange.id}/test`, {}, exchangeTest), {
    onDone: () => setTested(true),
  });
  const { problem, key_problem: keyProblem } = exchange;
  const good = tested && !problem && !test.isPending;
  return (
    <Row>
      <RowMain>
        <Stack gap={6}>
          <Group gap={8}>
            <Text fw={500}>
              <Bdi>{exchange.name}</Bdi>
            </Text>
            <Standing exchange={exchange} />
          </Group>
          <Text size="sm" c="dimmed" component="div">
            {words.kinds[exchange.kind]}
            {exchange.heard_at ? (
              <>
                {" · "}
                {words.heard} <TimeText at={exchange.heard_at} />
              </>
            ) : null}
          </Text>
          {problem ? (
            <Alert variant="light" color="red" role="status">
              {words.problems[problem]}
            </Alert>
          ) : null}
          {keyProblem ? (
            <Alert variant="light" color="yellow">
              {words.keyProblem(keyProblem)}
            </Alert>
          ) : null}
          {good ? (
            <Text size="sm" c="var(--good)" role="status">
              {exchange.hook_path ? words.goodHook : words.good}
            </Text>
          ) : null}
        </Stack>
      </RowMain>
      <Group gap={4}>
        <Button size="compact-sm" variant="subtle" loading={test.isPending} onClick={() => test.mutate(undefined)}>
          {words.test}
        </Button>
        <Button size="compact-sm" variant="subtle" onClick={onExtensions}>
          {words.extensions.open}
        </Button>
        <Deeds {...{ exchange, onEdit, onHook }} />
      </Group>
    </Row>
  );
}

function Standing({ exchange: { paused, problem, heard_at, checked_at, hook_path } }: { exchange: Exchange }) {
  const { states } = useWords({ fa, en });
  const known = hook_path ? heard_at : (checked_at ?? heard_at);
  const state = paused ? "paused" : problem ? "fails" : known ? "works" : "waits";
  const colour = { paused: "gray", fails: "red", works: "firuze", waits: "gray" }[state];
  return (
    <Badge variant="light" color={colour}>
      {states[state]}
    </Badge>
  );
}

function Deeds({ exchange, onEdit, onHook }: Omit<LineProps, "onExtensions">) {
  const words = useWords({ fa, en });
  const [sure, setSure] = useState(false);
  const path = `/phone-exchanges/${exchange.id}`;
  const pause = usePhoneDeed((paused: boolean) => api.patch(path, { paused }, exchangeShape), {
    done: exchange.paused ? words.resumed : words.paused,
  });
  const remove = usePhoneDeed(() => api.delete(path), { done: words.removed });
  const renew = usePhoneDeed(() => api.put(`${path}/password`, undefined, hookRenewed), {
    onDone: ({ hook_password: password }) =>
      onHook({ path: exchange.hook_path ?? "", user: String(exchange.settings["hook_user"] ?? "hamdel"), password }),
  });
  return (
    <Menu position="bottom-end" onClose={() => setSure(false)} width={240}>
      <Menu.Target>
        <Button size="compact-sm" variant="subtle" color="gray" aria-label={words.more}>
          <IconDots size={18} stroke={1.6} />
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={onEdit}>{words.change}</Menu.Item>
        {exchange.hook_path ? <Menu.Item onClick={() => renew.mutate(undefined)}>{words.hook.renew}</Menu.Item> : null}
        <Menu.Item onClick={() => pause.mutate(!exchange.paused)}>
          {exchange.paused ? words.resume : words.pause}
        </Menu.Item>
        <Menu.Item
          color="red"
          closeMenuOnClick={sure}
          onClick={() => (sure ? remove.mutate(undefined) : setSure(true))}
        >
          {sure ? words.removeAsk : words.remove}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
