import { Badge, Button, Group, Text } from "@mantine/core";
import { api } from "../../../platform/ui/api.ts";
import { BrandLink } from "../../../platform/ui/brand-link.tsx";
import { useUndoNotice } from "../../../platform/ui/notices.tsx";
import { Row, RowMain } from "../../../platform/ui/rows.tsx";
import { useWords } from "../../../platform/ui/use-words.ts";
import type { TemplateRow } from "../contract.ts";
import { useLetterDeed } from "./letter-calls.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

/** A template in a line: how it begins, and on what paper. */
export function TemplateLine({ template, mayWrite }: { template: TemplateRow; mayWrite: boolean }) {
  const words = useWords({ fa, en });
  const undo = useUndoNotice();
  const { id, name, body, language, paper } = template;
  const turn = useLetterDeed((removed: boolean) => api.put(`/letters/templates/${id}/removal`, { removed }));
  const remove = () =>
    void turn.mutateAsync(true).then(
      () => undo(words.templateRemoved(name), () => turn.mutateAsync(false)),
      () => {},
    );
  return (
    <Row>
      <RowMain>
        <Group gap={8}>
          <BrandLink path={`letters/templates/${id}`} c="inherit" fw={500}>
            <bdi>{name}</bdi>
          </BrandLink>
          <Badge variant="light" color="gray" tt="none">
            {words.languages[language]} · {words.papers[paper]}
          </Badge>
        </Group>
        <Text size="sm" c="dimmed" lineClamp={1} lang={language} dir={language === "fa" ? "rtl" : "ltr"}>
          <bdi>{plain(body)}</bdi>
        </Text>
      </RowMain>
      {mayWrite ? (
        <Button size="xs" variant="subtle" color="gray" px={8} loading={turn.isPending} onClick={remove}>
          {words.remove}
        </Button>
      ) : null}
    </Row>
  );
}

/** How a letter begins, without marks: a gap says what stands there where nothing is known. */
function plain(body: string): string {
  const bare = body.replace(/\{\{[^|{}]*(?:\|([^{}]*))?\}\}/g, (_, fallback?: string) => fallback ?? "…");
  return bare
    .replace(/[*#>_`]/g, "")
    .replace(/\s+/g, " ")
    .trim();
}
