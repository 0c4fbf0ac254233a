import { Table, Text, Title } from "@mantine/core";
import { Bdi } from "../../../platform/ui/bdi.tsx";
import { BrandLink } from "../../../platform/ui/brand-link.tsx";
import { MoneyText } from "../../../platform/ui/money-text.tsx";
import { useFormat } from "../../../platform/ui/use-format.ts";
import { useWords } from "../../../platform/ui/use-words.ts";
import { parsePrice } from "../../../platform/values/index.ts";
import type { Order } from "../contract.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

/** What an order is made of. */
export function OrderLines({ order }: { order: Order }) {
  const words = useWords({ fa, en });
  const format = useFormat();
  const known = order.lines.some((line) => line.product_name || line.product_external_id || line.unit_price);
  return (
    <section>
      <Title order={2} fz="md" mb={8}>
        {words.lines}
      </Title>
      {known ? (
        <Table.ScrollContainer minWidth={360} type="native">
          <Table verticalSpacing={8} horizontalSpacing={8}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{words.columns.product}</Table.Th>
                <Table.Th ta="end">{words.quantity}</Table.Th>
                <Table.Th ta="end">{words.unitPrice}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {order.lines.map((line) => (
                <Table.Tr key={line.line}>
                  <Table.Td>
                    <ProductName line={line} />
                  </Table.Td>
                  <Table.Td ta="end" className="tabular">
                    <bdi>{format.number(Number(line.quantity), 3)}</bdi>
                  </Table.Td>
                  <Table.Td ta="end" className="tabular">
                    {line.unit_price === null ? (
                      "—"
                    ) : (
                      <MoneyText minor={minorOf(line.unit_price, order.currency)} currency={order.currency} />
                    )}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      ) : (
        <Text c="dimmed">{words.noLines}</Text>
      )}
    </section>
  );
}

function ProductName({ line }: { line: Order["lines"][number] }) {
  const words = useWords({ fa, en });
  const name = <Bdi>{line.product_name ?? line.product_external_id ?? words.unknownProduct}</Bdi>;
  if (line.product_id === null) return name;
  return (
    <BrandLink path={`catalog?product=${line.product_id}`} c="inherit">
      {name}
    </BrandLink>
  );
}

/** Prices may be finer than the minor unit; on screen they are rounded to it. */
function minorOf(price: string, currency: string): number {
  return Math.round(Number(parsePrice(price, currency)));
}
