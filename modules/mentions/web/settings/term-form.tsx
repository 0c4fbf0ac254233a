import { Button, Group, Stack, TagsInput, Text, Textarea, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { api } from "../../../../platform/ui/api.ts";
import { currentBrand } from "../../../../platform/ui/current-brand.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { ProductsField } from "../../../catalog/web/index.tsx";
import { type Term, type TermBody, type TermWords, termTried } from "../../contract.ts";
import { useMentionDeed } from "../mention-calls.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

const fresh: TermBody = { name: "", product: null, all_words: [], any_words: [], none_words: [] };

/** Makes a term or changes one, and shows at once whether a text would be found. */
export function TermForm({ kept, onSaved }: { kept: Term | null; onSaved: () => void }) {
  const all = useWords({ fa, en });
  const words = all.terms;
  const [body, setBody] = useState<TermBody>(kept ?? fresh);
  const set = (changed: Partial<TermBody>) => setBody((now) => ({ ...now, ...changed }));
  const save = useMentionDeed(
    ({ name, product, all_words, any_words, none_words }: TermBody) => {
      // Who writes a name alone means it.
      const any = all_words.length + any_words.length === 0 ? [name] : any_words;
      const sent = { name, product, all_words, any_words: any, none_words };
      return kept ? api.put(`/mention-terms/${kept.id}`, sent) : api.post("/mention-terms", sent);
    },
    { done: all.saved, onDone: onSaved },
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(body);
  };
  const tags = (key: keyof TermWords, label: string, description?: string) => (
    <TagsInput
      label={label}
      description={description}
      maxTags={50}
      acceptValueOnBlur
      value={body[key]}
      onChange={(value) => set({ [key]: value })}
    />
  );
  return (
    <Stack component="form" gap="md" onSubmit={submit}>
      <TextInput
        label={words.name}
        data-autofocus
        required
        withAsterisk={false}
        maxLength={100}
        value={body.name}
        onChange={({ currentTarget }) => set({ name: currentTarget.value })}
      />
      {tags("any_words", words.any, words.anyNote)}
      {tags("all_words", words.all)}
      {tags("none_words", words.none, words.noneNote)}
      <ProductsField
        label={words.product}
        description={words.productNote}
        value={body.product === null ? [] : [body.product]}
        onChange={(ids) => set({ product: ids.at(-1) ?? null })}
      />
      <Trial body={body} />
      <Group justify="flex-end">
        <Button type="submit" loading={save.isPending}>
          {all.save}
        </Button>
      </Group>
    </Stack>
  );
}

function Trial({ body: { name, all_words, any_words, none_words } }: { body: TermBody }) {
  const words = useWords({ fa, en }).terms;
  const [text, setText] = useState("");
  const any = all_words.length + any_words.length === 0 && name.trim() ? [name] : any_words;
  const [asked] = useDebouncedValue(JSON.stringify({ all_words, any_words: any, none_words, text }), 250);
  const { data } = useQuery({
    queryKey: ["mentions", currentBrand(), "term-trial", asked],
    queryFn: ({ signal }) => api.post("/mention-terms/trial", JSON.parse(asked), termTried, { signal }),
    enabled: text.trim() !== "",
    gcTime: 0,
  });
  return (
    <div>
      <Textarea
        label={words.trial}
        description={words.trialNote}
        dir="auto"
        autosize
        minRows={2}
        maxLength={20_000}
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
      />
      <Text size="sm" mt={4} role="status" c={data?.found ? "var(--good)" : "dimmed"}>
        {data && text.trim()
          ? [
              data.found ? words.yes : words.no,
              data.missing.length > 0 && words.missing(data.missing.join("، ")),
              data.forbidden.length > 0 && words.forbidden(data.forbidden.join("، ")),
            ]
              .filter(Boolean)
              .join(" ")
          : ""}
      </Text>
    </div>
  );
}
