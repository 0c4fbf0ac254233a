import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { CopyLine } from "../../../../platform/ui/copy-line.tsx";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

type SecretProps = { path: string | null; secret: string | null; onClose: () => void };

/** The address and the secret of a hook, the secret this once, with a call that can be tried in a terminal. */
export function HookSecret({ path, secret, onClose }: SecretProps) {
  const words = useWords({ fa, en }).hook;
  const address = `${location.origin}${path ?? ""}`;
  const sample = `SECRET='${secret ?? ""}'
BODY='{"text":"…","link":"https://example.com/1"}'
T=$(date +%s)
SIGN=$(printf '%s' "$T.$BODY" | openssl dgst -sha256 -hmac "$SECRET" -hex | sed 's/.* //')
curl -X POST -H "hamdel-signature: t=$T,v1=$SIGN" -d "$BODY" ${address}`;
  return (
    <Modal
      opened={secret !== null && path !== null}
      onClose={onClose}
      title={words.title}
      size="lg"
      closeOnClickOutside={false}
      withCloseButton={false}
    >
      <Stack gap={12}>
        <Text>{words.note}</Text>
        <Piece label={words.address} text={address} />
        <Piece label={words.secret} text={secret ?? ""} />
        <Piece label={words.how} text={sample} />
        <Group justify="flex-end">
          <Button onClick={onClose}>{words.done}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function Piece({ label, text }: { label: string; text: string }) {
  return (
    <div>
      <Text size="sm" mb={4}>
        {label}
      </Text>
      <CopyLine text={text} />
    </div>
  );
}
