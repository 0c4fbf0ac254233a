import { ActionIcon, Button, Group, Select, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { useState } from "react";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { AttributeField } from "./attribute-field.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import type { FieldsOf } from "./step-panel.tsx";

/** A call to an address of the brand's own, and what is kept of its answer. */
export function HttpFields(props: FieldsOf<"http">) {
  const { node, put } = props;
  const words = useWords({ fa, en }).fields;
  return (
    <>
      <Group gap={8} align="flex-start" wrap="nowrap">
        <Select
          w={104}
          allowDeselect={false}
          label={words.method}
          value={node.method}
          data={["GET", "POST", "PUT"]}
          onChange={(method) => method && put({ ...node, method: method as typeof node.method })}
        />
        <TextInput
          flex={1}
          className="ltr-input"
          label={words.url}
          maxLength={1000}
          value={node.url}
          onChange={(event) => put({ ...node, url: event.currentTarget.value })}
        />
      </Group>
      <Headers {...props} />
      {node.method === "GET" ? null : (
        <Textarea
          dir="ltr"
          autosize
          minRows={3}
          maxRows={10}
          maxLength={5000}
          label={words.body}
          value={node.body}
          onChange={(event) => put({ ...node, body: event.currentTarget.value })}
        />
      )}
      <Saves {...props} />
    </>
  );
}

function Headers({ node, put }: FieldsOf<"http">) {
  const words = useWords({ fa, en }).fields;
  const [name, setName] = useState("");
  const fits = /^[\w-]{1,60}$/.test(name) && !(name in node.headers);
  const add = () => {
    put({ ...node, headers: { ...node.headers, [name]: "" } });
    setName("");
  };
  return (
    <Stack gap={8}>
      <Text size="sm" fw={500}>
        {words.headers}
      </Text>
      {Object.entries(node.headers).map(([header, value]) => (
        <Group key={header} gap={8} wrap="nowrap">
          <bdi dir="ltr" style={{ flex: "0 0 130px", overflowWrap: "anywhere" }}>
            {header}
          </bdi>
          <TextInput
            flex={1}
            className="ltr-input"
            maxLength={500}
            aria-label={header}
            value={value}
            onChange={(event) => put({ ...node, headers: { ...node.headers, [header]: event.currentTarget.value } })}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={words.removeHeader(header)}
            onClick={() =>
              put({
                ...node,
                headers: Object.fromEntries(Object.entries(node.headers).filter(([one]) => one !== header)),
              })
            }
          >
            <IconX size={16} stroke={1.6} />
          </ActionIcon>
        </Group>
      ))}
      <Group gap={8} wrap="nowrap">
        <TextInput
          flex={1}
          className="ltr-input"
          aria-label={words.headerName}
          placeholder={words.headerName}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button size="xs" variant="subtle" color="gray" disabled={!fits} onClick={add}>
          {words.addHeader}
        </Button>
      </Group>
    </Stack>
  );
}

function Saves({ node, put, known }: FieldsOf<"http">) {
  const words = useWords({ fa, en }).fields;
  const { number } = useFormat();
  const change = (at: number, changed: Partial<(typeof node.save)[number]>) =>
    put({ ...node, save: node.save.map((one, i) => (i === at ? { ...one, ...changed } : one)) });
  return (
    <Stack gap={8}>
      <Text size="sm" fw={500}>
        {words.save}
      </Text>
      {node.save.map(({ path, attribute }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row has no name but its place
        <Group key={at} gap={8} wrap="nowrap" align="flex-start">
          <TextInput
            flex={1}
            className="ltr-input"
            maxLength={200}
            aria-label={words.path}
            placeholder="data.state"
            value={path}
            onChange={(event) => change(at, { path: event.currentTarget.value })}
          />
          <div style={{ flex: 1 }}>
            <AttributeField bare known={known} value={attribute} onChange={(next) => change(at, { attribute: next })} />
          </div>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={words.removeSave(number(at + 1))}
            onClick={() => put({ ...node, save: node.save.filter((_, i) => i !== at) })}
          >
            <IconX size={16} stroke={1.6} />
          </ActionIcon>
        </Group>
      ))}
      {node.save.length < 20 ? (
        <Group>
          <Button
            size="xs"
            variant="subtle"
            color="gray"
            leftSection={<IconPlus size={15} stroke={1.6} />}
            onClick={() => put({ ...node, save: [...node.save, { path: "", attribute: "result" }] })}
          >
            {words.addSave}
          </Button>
        </Group>
      ) : null}
    </Stack>
  );
}
