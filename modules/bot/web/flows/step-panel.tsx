import { NumberInput, Select, Stack, Text, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { DetailPanel } from "../../../../platform/ui/detail-panel.tsx";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { entityKinds, type FlowNode } from "../../contract.ts";
import { declaredQuery, entitiesQuery } from "../bot-calls.ts";
import { BothWordsField } from "../parts/both-words-field.tsx";
import { AttributeField } from "./attribute-field.tsx";
import { ButtonFields } from "./button-fields.tsx";
import { ConditionFields } from "./condition-fields.tsx";
import type { Editing } from "./flow-editor.tsx";
import { attributesOf, withNode } from "./flow-shape.ts";
import { HttpFields } from "./http-fields.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

/** What the fields of a step get. */
export type FieldsOf<Kind extends FlowNode["type"]> = {
  node: Extract<FlowNode, { type: Kind }>;
  put: (node: FlowNode) => void;
  known: readonly string[];
};
type StepPanelProps = Editing & { id: string | null; onClose: () => void };

/** The step that is open, with the fields of its kind. */
export function StepPanel({ flow, id, readOnly, change, onClose }: StepPanelProps) {
  const words = useWords({ fa, en });
  const node = flow.nodes.find((one) => one.id === id);
  const put = (next: FlowNode) => change((now) => withNode(now, next), `step ${next.id}`);
  return (
    <DetailPanel opened={node !== undefined} onClose={onClose} title={node ? words.kinds[node.type] : ""}>
      {node ? (
        <fieldset disabled={readOnly} style={{ border: 0, margin: 0, padding: 0 }}>
          <Stack gap={16}>
            <Fields node={node} put={put} known={attributesOf(flow)} />
          </Stack>
        </fieldset>
      ) : null}
    </DetailPanel>
  );
}

function Fields({ node, put, known }: FieldsOf<FlowNode["type"]>) {
  const words = useWords({ fa, en }).fields;
  switch (node.type) {
    case "message":
      return (
        <>
          <BothWordsField label={words.text} value={node.text} onChange={(text) => put({ ...node, text })} />
          <ButtonFields node={node} put={put} known={known} />
        </>
      );
    case "question":
      return <QuestionFields node={node} put={put} known={known} />;
    case "condition":
      return <ConditionFields node={node} put={put} known={known} />;
    case "http":
      return <HttpFields node={node} put={put} known={known} />;
    case "hand_over":
      return (
        <TextInput
          label={words.reason}
          maxLength={300}
          value={node.reason}
          onChange={(event) => put({ ...node, reason: event.currentTarget.value })}
        />
      );
    case "set_attribute":
      return (
        <>
          <SetAttribute node={node} put={put} known={known} />
          <TextInput
            dir="auto"
            label={words.value}
            maxLength={500}
            value={node.value}
            onChange={(event) => put({ ...node, value: event.currentTarget.value })}
          />
        </>
      );
    case "article_search":
      return (
        <TextInput
          dir="auto"
          label={words.query}
          description={words.queryNote}
          maxLength={500}
          value={node.query}
          onChange={(event) => put({ ...node, query: event.currentTarget.value })}
        />
      );
  }
}

/** A name that the brand has declared for customers is offered too, with what then happens. */
function SetAttribute({ node, put, known }: FieldsOf<"set_attribute">) {
  const words = useWords({ fa, en }).fields;
  const declared = useQuery(declaredQuery()).data?.rows ?? [];
  const theirs = declared.find(({ key }) => key === node.attribute);
  const names = [...new Set([...known, ...declared.map(({ key }) => key)])];
  return (
    <>
      <AttributeField value={node.attribute} onChange={(attribute) => put({ ...node, attribute })} known={names} />
      <Text size="sm" c="dimmed">
        {theirs ? words.writtenTo(theirs.label) : words.notDeclared}
      </Text>
    </>
  );
}

function QuestionFields({ node, put, known }: FieldsOf<"question">) {
  const words = useWords({ fa, en });
  const own = useQuery(entitiesQuery()).data?.rows ?? [];
  const kinds = [
    ...entityKinds.map((value) => ({ value: value as string, label: words.entities[value] })),
    ...own.map(({ name }) => ({ value: `choice:${name}`, label: name })),
  ];
  return (
    <>
      <BothWordsField label={words.fields.text} value={node.text} onChange={(text) => put({ ...node, text })} />
      <Select
        allowDeselect={false}
        label={words.fields.entity}
        value={node.entity}
        data={kinds}
        onChange={(entity) => entity && put({ ...node, entity: entity as typeof node.entity })}
      />
      <AttributeField value={node.attribute} onChange={(attribute) => put({ ...node, attribute })} known={known} />
      <BothWordsField
        rows={2}
        label={words.fields.again}
        value={node.again}
        onChange={(again) => put({ ...node, again })}
      />
      <NumberInput
        maw={220}
        label={words.fields.retries}
        min={0}
        max={5}
        value={node.retries}
        onChange={(retries) => typeof retries === "number" && put({ ...node, retries })}
      />
    </>
  );
}
