import { Button, Group, TextInput } from "@mantine/core";
import { type ClipboardEvent, type FormEvent, useRef, useState } from "react";
import { searchForm } from "../../../../platform/text/index.ts";
import { api } from "../../../../platform/ui/api.ts";
import { useNotice } from "../../../../platform/ui/notices.tsx";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { examplesImported } from "../../contract.ts";
import { examplesPath } from "../bot-calls.ts";
import { useSaving } from "../parts/use-saving.ts";
import { linesOf } from "./lines-of.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

type AddExampleProps = { intent: number | "none"; title: string; known: readonly { text: string }[] };

/** One example after the other by Enter, or many pasted lines at once. */
export function AddExample({ intent, title, known }: AddExampleProps) {
  const words = useWords({ fa, en });
  const notice = useNotice();
  const { number } = useFormat();
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState("");
  const renews = ["examples", "intents", "model"];
  const one = useSaving((added: string) => api.post(examplesPath(intent), { text: added }), { renews });
  const many = useSaving(
    (lines: readonly string[]) => {
      const named = lines.map((line) => ({ text: line, intent: intent === "none" ? "__none__" : title }));
      return api.post("/bot/examples/import", { format: "json", text: JSON.stringify(named) }, examplesImported);
    },
    {
      renews,
      onDone: ({ added, repeated }) =>
        notice.done(repeated > 0 ? words.addedSome(number(added), number(repeated)) : words.addedMany(number(added))),
    },
  );
  const wanted = text.trim();
  const repeated = wanted !== "" && known.some((example) => searchForm(example.text) === searchForm(wanted));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (wanted === "" || repeated) return;
    setText("");
    field.current?.focus();
    one.mutate(wanted, { onError: () => setText((now) => now || wanted) });
  };
  const paste = (event: ClipboardEvent) => {
    const lines = linesOf(event.clipboardData.getData("text/plain"));
    if (lines.length < 2) return;
    event.preventDefault();
    many.mutate(lines);
  };
  return (
    <form onSubmit={submit}>
      <Group gap={8} align="flex-start" wrap="nowrap">
        <TextInput
          ref={field}
          flex={1}
          dir="auto"
          maxLength={500}
          aria-label={words.addSaying}
          placeholder={words.addSayingPlaceholder}
          error={repeated ? words.known : undefined}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onPaste={paste}
        />
        <Button type="submit" variant="light" loading={many.isPending} disabled={wanted === "" || repeated}>
          {words.addOne}
        </Button>
      </Group>
    </form>
  );
}
