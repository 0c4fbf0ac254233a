import { Button, Menu, Text } from "@mantine/core";
import { IconPrinter } from "@tabler/icons-react";
import { downloadAddress } from "../../../platform/ui/api.ts";
import { useWords } from "../../../platform/ui/use-words.ts";
import { type CodeRow, posterSizes } from "../contract.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

/** A code on paper: posters in both languages and three sizes, and its picture alone. */
export function CodePrints({ code, canPrint }: { code: CodeRow; canPrint: boolean }) {
  const words = useWords({ fa, en });
  const file = (path: string, query: Record<string, string>) =>
    downloadAddress(`/place-codes/${code.id}/${path}`, query);
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button size="xs" variant="subtle" color="gray" px={8} leftSection={<IconPrinter size={16} stroke={1.6} />}>
          {words.take}
        </Button>
      </Menu.Target>
      <Menu.Dropdown maw={300}>
        {canPrint ? (
          (["fa", "en"] as const).map((lang) => (
            <div key={lang}>
              <Menu.Label>
                {words.poster} ({words.languages[lang]})
              </Menu.Label>
              {posterSizes.map((size) => (
                <Menu.Item key={size} component="a" download href={file("poster", { size, lang })}>
                  {words.sizes[size]}
                </Menu.Item>
              ))}
            </div>
          ))
        ) : (
          <Text size="sm" c="dimmed" px={12} py={6}>
            {words.cannotPrint}
          </Text>
        )}
        <Menu.Label>{words.picture}</Menu.Label>
        {(["svg", "png"] as const).map((format) => (
          <Menu.Item key={format} component="a" download href={file("picture", { format })}>
            <bdi>{format.toUpperCase()}</bdi>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
