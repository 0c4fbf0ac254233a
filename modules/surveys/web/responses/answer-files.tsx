import { Anchor, Group, Image, Stack, Text } from "@mantine/core";
import { downloadAddress } from "../../../../platform/ui/api.ts";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { ResponseFile } from "../../contract.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

type AnswerFilesProps = { files: readonly ResponseFile[]; responseId: number };

/** What was attached, by name: pictures are shown, the rest is downloaded. */
export function AnswerFiles({ files, responseId }: AnswerFilesProps) {
  const words = useWords({ fa, en });
  const { number } = useFormat();
  if (files.length === 0)
    return (
      <Text span c="dimmed">
        {words.filesGone}
      </Text>
    );
  return (
    <Stack gap={10} mt={4}>
      {files.map(({ token, name, size, shown, state, content_type: type }) => {
        const address = downloadAddress(`/responses/${responseId}/files/${token}`);
        return (
          <div key={token}>
            {shown && type.startsWith("image/") ? (
              <a href={address} target="_blank" rel="noopener">
                <Image src={address} alt={name} mah={220} w="auto" maw="100%" fit="contain" radius="md" mb={4} />
              </a>
            ) : null}
            <Group gap={8}>
              {state ? (
                <Text size="sm">
                  <bdi>{name}</bdi>
                </Text>
              ) : (
                <Anchor href={address} target="_blank" rel="noopener" size="sm">
                  <bdi>{name}</bdi>
                </Anchor>
              )}
              <Text size="xs" c={state === "infected" ? "var(--bad)" : "dimmed"}>
                {state ? words.fileState[state] : words.kilobytes(number(Math.max(1, Math.round(size / 1000))))}
              </Text>
            </Group>
          </div>
        );
      })}
    </Stack>
  );
}
