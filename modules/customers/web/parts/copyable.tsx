import { ActionIcon, CopyButton, Tooltip } from "@mantine/core";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import { useCustomerWords } from "./use-customer-words.ts";

/** A phone number, address or code with a button that copies it. */
export function Copyable({ value, shown, href }: { value: string; shown?: string; href?: string }) {
  const words = useCustomerWords();
  const text = <bdi dir="ltr">{shown ?? value}</bdi>;
  return (
    <span style={{ display: "inline-flex", alignItems: "center", gap: 2, minWidth: 0 }}>
      {href ? (
        <a href={href} style={{ color: "inherit", textDecoration: "none" }}>
          {text}
        </a>
      ) : (
        text
      )}
      <CopyButton value={value} timeout={1500}>
        {({ copied, copy }) => (
          <Tooltip label={copied ? words.copied : words.copy}>
            <ActionIcon
              size="sm"
              variant="subtle"
              color="gray"
              aria-label={`${copied ? words.copied : words.copy}: ${shown ?? value}`}
              onClick={copy}
            >
              {copied ? <IconCheck size={15} stroke={1.6} /> : <IconCopy size={15} stroke={1.6} />}
            </ActionIcon>
          </Tooltip>
        )}
      </CopyButton>
    </span>
  );
}
