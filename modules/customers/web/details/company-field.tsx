import { Select } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../../../platform/ui/api.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { type Customer, customerList } from "../../contract.ts";
import { useSaveCustomer } from "../customer/use-customer.ts";
import { customerKeys } from "../customer-calls.ts";
import { useCustomerName } from "../parts/use-customer-words.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

/** The company a person belongs to, found by name. */
export function CompanyField({ customer, disabled }: { customer: Customer; disabled: boolean }) {
  const words = useWords({ fa, en });
  const nameOf = useCustomerName();
  const save = useSaveCustomer(customer.id);
  const [typed, setTyped] = useState("");
  const [rested] = useDebouncedValue(typed.trim(), 200);
  const { data } = useQuery({
    queryKey: customerKeys.part("companies", rested),
    queryFn: ({ signal }) =>
      api.get("/customers", customerList, { query: { kind: "company", search: rested, limit: 20 }, signal }),
    enabled: !disabled,
  });
  const found = (data?.rows ?? []).map((row) => ({ value: String(row.id), label: nameOf(row) }));
  const current = customer.company ? [{ value: String(customer.company.id), label: nameOf(customer.company) }] : [];
  const others = found.filter(({ value }) => value !== current[0]?.value);
  return (
    <Select
      label={words.company}
      placeholder={words.noCompany}
      data={[...current, ...others]}
      value={current[0]?.value ?? null}
      disabled={disabled}
      searchable
      clearable
      filter={({ options }) => options}
      onSearchChange={setTyped}
      onChange={(id) => save({ company_id: id ? Number(id) : null }, words.saved(words.company))}
    />
  );
}
