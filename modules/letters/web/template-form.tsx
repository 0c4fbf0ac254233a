import { Button, Checkbox, Group, Select, SimpleGrid, Stack, Textarea, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { type FormEvent, useRef, useState } from "react";
import { useGo } from "../../../platform/ui/address.ts";
import { api } from "../../../platform/ui/api.ts";
import { useErrorText } from "../../../platform/ui/error-state.tsx";
import { useNotice } from "../../../platform/ui/notices.tsx";
import { putAtCursor } from "../../../platform/ui/put-at-cursor.ts";
import { useCan } from "../../../platform/ui/session.ts";
import { useWords } from "../../../platform/ui/use-words.ts";
import { codesQuery } from "../../codes/web/index.tsx";
import { made, papers, type TemplateBody, templateBody, windows } from "../contract.ts";
import { GapList } from "./gap-list.tsx";
import { templatePreview, useLetterDeed } from "./letter-calls.ts";
import styles from "./letters.module.css";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { SheetFrame } from "./sheet-frame.tsx";

/** Writes a template, with the letter as it will look beside it. */
export function TemplateForm({ id, before }: { id: number | null; before: TemplateBody }) {
  const words = useWords({ fa, en }).template;
  const go = useGo();
  const notice = useNotice();
  const write = useCan("letters.write");
  const area = useRef<HTMLTextAreaElement>(null);
  const [body, setBody] = useState<TemplateBody>(before);
  const set = (changed: Partial<TemplateBody>) => setBody((now) => ({ ...now, ...changed }));
  const whole = templateBody.safeParse(body);
  const saving = useLetterDeed(async () => {
    if (id === null) return (await api.post("/letters/templates", whole.data, made)).id;
    await api.put(`/letters/templates/${id}`, whole.data);
    return id;
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!whole.success) return;
    saving.mutate(undefined, {
      onSuccess: () => {
        notice.done(words.saved);
        go("letters");
      },
    });
  };
  const put = (gap: string) => {
    if (area.current) putAtCursor(area.current, gap, (text) => set({ body: text }));
  };
  return (
    <div className={styles["halves"]}>
      <Stack component="form" gap={16} onSubmit={submit}>
        <TextInput
          required
          label={words.name}
          maxLength={80}
          value={body.name}
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
        <Textarea
          required
          ref={area}
          autosize
          minRows={10}
          maxRows={22}
          label={words.body}
          description={words.bodyNote}
          dir={body.language === "fa" ? "rtl" : "ltr"}
          lang={body.language}
          maxLength={10_000}
          value={body.body}
          onChange={(event) => set({ body: event.currentTarget.value })}
        />
        <GapList onPick={put} />
        <LookFields body={body} set={set} />
        {write ? (
          <Group justify="flex-end">
            <Button type="submit" loading={saving.isPending} disabled={!whole.success}>
              {words.save}
            </Button>
          </Group>
        ) : null}
      </Stack>
      <Preview body={body} />
    </div>
  );
}

type FieldsProps = { body: TemplateBody; set: (changed: Partial<TemplateBody>) => void };

function LookFields({ body, set }: FieldsProps) {
  const all = useWords({ fa, en });
  const words = all.template;
  const mayCodes = useCan("codes.read");
  const { data } = useQuery({ ...codesQuery(), enabled: mayCodes });
  const codes = (data?.rows ?? []).filter(({ retired_at }) => retired_at === null);
  return (
    <>
      <TextInput
        label={words.signature}
        maxLength={120}
        value={body.signature}
        onChange={(event) => set({ signature: event.currentTarget.value })}
      />
      <SimpleGrid cols={2}>
        <Select
          label={words.language}
          data={(["fa", "en"] as const).map((value) => ({ value, label: all.languages[value] }))}
          value={body.language}
          allowDeselect={false}
          onChange={(language) => language && set({ language })}
        />
        <Select
          label={words.paper}
          data={papers.map((value) => ({ value, label: all.papers[value] }))}
          value={body.paper}
          allowDeselect={false}
          onChange={(paper) => paper && set({ paper })}
        />
        <Select
          label={words.window}
          data={windows.map((value) => ({ value, label: words.windows[value] }))}
          value={body.window}
          allowDeselect={false}
          onChange={(window) => window && set({ window })}
        />
        <Select
          label={words.code}
          placeholder={words.noCode}
          clearable
          searchable
          data={codes.map(({ id, title }) => ({ value: String(id), label: title }))}
          value={body.code === null ? null : String(body.code)}
          onChange={(code) => set({ code: code === null ? null : Number(code) })}
        />
      </SimpleGrid>
      <Checkbox
        label={words.letterhead}
        checked={body.letterhead}
        onChange={(event) => set({ letterhead: event.currentTarget.checked })}
      />
    </>
  );
}

function Preview({ body }: { body: TemplateBody }) {
  const words = useWords({ fa, en }).template;
  const errorText = useErrorText();
  // A name is wanted to save it, not to look at it.
  const [settled] = useDebouncedValue({ ...body, name: body.name.trim() || "–" }, 400);
  const ready = templateBody.safeParse(settled).success;
  const { data, error } = useQuery({ ...templatePreview(settled), enabled: ready, placeholderData: keepPreviousData });
  return (
    <section aria-label={words.preview}>
      {error ? (
        <p role="status">{errorText(error)}</p>
      ) : (
        <SheetFrame title={words.preview} html={ready ? data : ""} paper={body.paper} />
      )}
    </section>
  );
}
