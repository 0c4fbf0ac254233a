import { useQuery } from "@tanstack/react-query";
import { Bdi } from "../../../../platform/ui/bdi.tsx";
import type { Column } from "../../../../platform/ui/data-table.tsx";
import { MoneyText } from "../../../../platform/ui/money-text.tsx";
import { TimeText } from "../../../../platform/ui/time-text.tsx";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { attributeOf, type CustomerRow } from "../../contract.ts";
import { fieldsQuery } from "../customer-calls.ts";
import { CustomerFace } from "../parts/customer-face.tsx";
import { LifecycleMark } from "../parts/lifecycle-mark.tsx";
import parts from "../parts/parts.module.css";
import { shownPhone } from "../parts/shown-phone.ts";
import { TagList } from "../parts/tag-list.tsx";
import { useCustomerName, useCustomerWords } from "../parts/use-customer-words.ts";
import { useOwners } from "../parts/use-owners.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

/** The columns of the list, the brand's own fields included. */
export function useColumns(): Column<CustomerRow>[] {
  const words = { ...useCustomerWords(), ...useWords({ fa, en }) };
  const format = useFormat();
  const nameOf = useCustomerName();
  const { nameOf: ownerName } = useOwners();
  const fields = useQuery(fieldsQuery()).data?.rows ?? [];
  const time = (at: string | null) => (at ? <TimeText at={at} /> : <None />);
  const day = (at: string | null) => (at ? format.date(at, "long") : <None />);
  return [
    {
      key: "name",
      title: words.name,
      width: 190,
      grow: 2,
      sortable: true,
      cell: (row) => (
        <span className={parts["person"]}>
          <CustomerFace customer={row} />
          <span>
            <Bdi dir={row.name ? "auto" : "ltr"}>{nameOf(row)}</Bdi>
          </span>
        </span>
      ),
    },
    { key: "lifecycle", title: words.lifecycle, width: 128, cell: (row) => <LifecycleMark of={row.lifecycle} /> },
    { key: "phone", title: words.phone, width: 132, cell: (row) => <Ltr>{row.phone && shownPhone(row.phone)}</Ltr> },
    { key: "email", title: words.email, width: 200, hidden: true, cell: (row) => <Ltr>{row.email}</Ltr> },
    { key: "city", title: words.city, width: 90, cell: (row) => (row.city ? <Bdi>{row.city}</Bdi> : <None />) },
    { key: "tags", title: words.tags, width: 140, cell: (row) => <TagList tags={row.tags} most={2} /> },
    {
      key: "orders",
      title: words.orders,
      width: 76,
      grow: 0.4,
      number: true,
      sortable: true,
      cell: (row) => (row.orders === 0 ? <None /> : format.number(row.orders)),
    },
    {
      key: "revenue",
      title: words.revenue,
      width: 140,
      number: true,
      sortable: true,
      cell: (row) => (row.revenue === 0 ? <None /> : <MoneyText minor={row.revenue} />),
    },
    { key: "last_seen", title: words.lastSeen, width: 130, sortable: true, cell: (row) => time(row.last_seen_at) },
    {
      key: "kind",
      title: words.kind,
      width: 100,
      hidden: true,
      cell: (row) => words.kinds[row.kind],
    },
    {
      key: "owner",
      title: words.owner,
      width: 130,
      hidden: true,
      cell: (row) => (row.owner_id ? <Bdi>{ownerName(row.owner_id)}</Bdi> : <None />),
    },
    {
      key: "interactions",
      title: words.contacts,
      width: 90,
      number: true,
      hidden: true,
      cell: (row) => format.number(row.interactions),
    },
    { key: "last_order", title: words.lastOrder, width: 140, hidden: true, cell: (row) => day(row.last_order_at) },
    {
      key: "created",
      title: words.created,
      width: 140,
      hidden: true,
      sortable: true,
      cell: (row) => day(row.created_at),
    },
    ...fields.map(({ key, label, type }) => ({
      key: `attribute.${key}`,
      title: label,
      width: 130,
      hidden: true,
      number: type === "number",
      cell: (row: CustomerRow) => <FieldValue value={attributeOf(row.attributes, key)} date={type === "date"} />,
    })),
  ];
}

function FieldValue({ value, date }: { value: string | number | boolean | undefined; date: boolean }) {
  const words = useCustomerWords();
  const format = useFormat();
  if (value === undefined || value === "") return <None />;
  if (typeof value === "boolean") return value ? words.yes : words.no;
  if (typeof value === "number") return <bdi>{format.number(value)}</bdi>;
  return <Bdi>{date ? format.date(value) : value}</Bdi>;
}

function Ltr({ children }: { children: string | null }) {
  return children ? <Bdi dir="ltr">{children}</Bdi> : <None />;
}

function None() {
  return <span style={{ color: "var(--mantine-color-dimmed)" }}>–</span>;
}
