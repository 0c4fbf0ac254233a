import { Button } from "@mantine/core";
import { IconFileImport } from "@tabler/icons-react";
import { useGo } from "../../../platform/ui/address.ts";
import { useCan } from "../../../platform/ui/session.ts";
import { useWords } from "../../../platform/ui/use-words.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

/** Leads to importing a file, for those who may. */
export function ImportButton() {
  const words = useWords({ fa, en }).home.first;
  const go = useGo();
  if (!useCan("imports.write")) return null;
  return (
    <Button leftSection={<IconFileImport size={18} stroke={1.6} />} onClick={() => go("imports")}>
      {words.import}
    </Button>
  );
}
