import { Anchor, type AnchorProps } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { PropsWithChildren } from "react";
import { useBrandPath } from "./address.ts";

/** A link to a path of the brand on screen, query included: `<BrandLink path="customers?city=تهران">…</BrandLink>`. */
export function BrandLink({ path, children, ...look }: PropsWithChildren<{ path: string } & AnchorProps>) {
  const brandPath = useBrandPath();
  const [address = "", query = ""] = path.split("?");
  const search = Object.fromEntries(new URLSearchParams(query)) as never;
  return (
    <Anchor inherit component={Link} to={brandPath(address)} search={search} {...look}>
      {children}
    </Anchor>
  );
}
