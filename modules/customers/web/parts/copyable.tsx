import { CopyIcon } from "../../../../platform/ui/copy-line.tsx";

/** A phone number, address or code with a button that copies it. */
export function Copyable({ value, shown = value, href }: { value: string; shown?: string; href?: string }) {
  const text = <bdi dir="ltr">{shown}</bdi>;
  return (
    <span style={{ display: "inline-flex", alignItems: "center", gap: 2, minWidth: 0 }}>
      {href ? (
        <a href={href} style={{ color: "inherit", textDecoration: "none" }}>
          {text}
        </a>
      ) : (
        text
      )}
      <CopyIcon text={value} of={shown} small />
    </span>
  );
}
