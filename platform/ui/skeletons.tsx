import { Group, Skeleton, Stack } from "@mantine/core";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { useWords } from "./use-words.ts";

const widths = ["72%", "54%", "63%", "46%", "68%", "58%"];

function Waiting({ children }: { children: React.ReactNode }) {
  const words = useWords({ fa, en });
  return (
    <div role="status" aria-label={words.loading} aria-busy="true">
      {children}
    </div>
  );
}

/** The shape of a table that is on its way. */
export function TableSkeleton({ rows = 8, columns = 5 }: { rows?: number; columns?: number }) {
  return (
    <Waiting>
      <Stack gap={0}>
        {Array.from({ length: rows }, (_, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows of a skeleton have nothing else
          <Group key={row} h={48} gap={24} wrap="nowrap" style={{ borderBlockEnd: "1px solid var(--hairline)" }}>
            {Array.from({ length: columns }, (_, column) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: as above
              <div key={column} style={{ flex: column === 0 ? 2 : 1 }}>
                <Skeleton height={12} radius="sm" width={widths[(row + column) % widths.length]!} />
              </div>
            ))}
          </Group>
        ))}
      </Stack>
    </Waiting>
  );
}

/** The shape of a list of entries with a picture and two lines. */
export function ListSkeleton({ rows = 6 }: { rows?: number }) {
  return (
    <Waiting>
      <Stack gap={20}>
        {Array.from({ length: rows }, (_, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows of a skeleton have nothing else
          <Group key={row} wrap="nowrap" align="flex-start">
            <Skeleton circle height={36} />
            <Stack gap={10} flex={1} pt={4}>
              <Skeleton height={12} radius="sm" width={widths[row % widths.length]!} />
              <Skeleton height={10} radius="sm" width={widths[(row + 3) % widths.length]!} />
            </Stack>
          </Group>
        ))}
      </Stack>
    </Waiting>
  );
}

/** The shape of a row of numbers. */
export function StatSkeleton({ count = 4 }: { count?: number }) {
  return (
    <Waiting>
      <Group gap={32} align="flex-start">
        {Array.from({ length: count }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: shapes of a skeleton have nothing else
          <Stack key={index} gap={10} w={160}>
            <Skeleton height={11} radius="sm" width="60%" />
            <Skeleton height={24} radius="sm" width="80%" />
            <Skeleton height={9} radius="sm" width="45%" />
          </Stack>
        ))}
      </Group>
    </Waiting>
  );
}

/** The shape of a chart. */
export function ChartSkeleton({ height = 260 }: { height?: number }) {
  return (
    <Waiting>
      <Group align="flex-end" gap="4%" h={height} wrap="nowrap" px={8}>
        {[38, 55, 47, 72, 64, 86, 70, 92, 60, 77].map((share) => (
          <Skeleton key={share} height={`${share}%`} radius="sm" flex={1} />
        ))}
      </Group>
    </Waiting>
  );
}

/** The shape of a page: title, filters, table. */
export function PageSkeleton() {
  return (
    <Waiting>
      <Stack gap={20} p={{ base: 16, sm: 32 }}>
        <Skeleton height={22} width={180} radius="sm" />
        <Group gap={8}>
          <Skeleton height={36} width={220} />
          <Skeleton height={36} width={96} />
        </Group>
        <Stack gap={26} mt={8}>
          {widths.map((width) => (
            <Skeleton key={width} height={12} radius="sm" width={width} />
          ))}
        </Stack>
      </Stack>
    </Waiting>
  );
}
