import { Button, Group, Menu, Modal } from "@mantine/core";
import { IconDots } from "@tabler/icons-react";
import { useState } from "react";
import { useGo } from "../../../platform/ui/address.ts";
import { api } from "../../../platform/ui/api.ts";
import { useUndoNotice } from "../../../platform/ui/notices.tsx";
import { useWords } from "../../../platform/ui/use-words.ts";
import { renewed, type Shop } from "../contract/shops.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { SecretOnce } from "./secret-once.tsx";
import { useShopDeed } from "./shops-calls.ts";
import { SourceForm } from "./source-form.tsx";
import { WooForm } from "./woo-form.tsx";

/** What can be done with a shop wherever it stands: change, pause, a new secret, remove. */
export function ShopDeeds({ shop }: { shop: Shop }) {
  const words = useWords({ fa, en });
  const path = `/shops/${shop.id}`;
  const go = useGo();
  const undo = useUndoNotice();
  const [editing, setEditing] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const restore = useShopDeed(() => api.post(`${path}/restore`));
  const remove = useShopDeed(() => api.delete(path), {
    onDone: () => {
      go("settings/shops");
      undo(words.removed, () => restore.mutate(undefined));
    },
  });
  const pause = useShopDeed(() => api.put(`${path}/pause`, { paused: true }), { done: words.paused });
  const resume = useShopDeed(() => api.put(`${path}/pause`, { paused: false }), { done: words.resumed });
  const renew = useShopDeed(() => api.put(`${path}/secret`, undefined, renewed), {
    onDone: (answer) => setSecret(answer.secret),
  });
  return (
    <Group gap={4}>
      {shop.paused_at ? (
        <Button size="compact-sm" variant="light" onClick={() => resume.mutate(undefined)}>
          {words.resume}
        </Button>
      ) : null}
      <Menu position="bottom-end">
        <Menu.Target>
          <Button size="compact-sm" variant="subtle" color="gray" aria-label={words.more}>
            <IconDots size={18} stroke={1.6} />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => setEditing(true)}>{words.edit}</Menu.Item>
          {shop.paused_at ? null : <Menu.Item onClick={() => pause.mutate(undefined)}>{words.pause}</Menu.Item>}
          <Menu.Item onClick={() => renew.mutate(undefined)}>{words.renew}</Menu.Item>
          <Menu.Item onClick={() => remove.mutate(undefined)}>{words.remove}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Modal
        opened={editing}
        onClose={() => setEditing(false)}
        title={shop.woo ? words.form.changeWoo : words.form.changeSource}
        size="lg"
        closeButtonProps={{ "aria-label": words.close }}
      >
        {editing && shop.woo ? <WooForm kept={shop} onSaved={() => setEditing(false)} /> : null}
        {editing && shop.webhook ? <SourceForm kept={shop} onSaved={() => setEditing(false)} /> : null}
      </Modal>
      <SecretOnce secret={secret === null ? null : { text: secret, renewed: true }} onClose={() => setSecret(null)} />
    </Group>
  );
}
