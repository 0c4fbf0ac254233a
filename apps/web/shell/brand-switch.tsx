import { Avatar, Badge, Menu, Text, UnstyledButton } from "@mantine/core";
import { IconCheck, IconSelector } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { useBrand, useSession } from "../../../platform/ui/session.ts";
import { useWords } from "../../../platform/ui/use-words.ts";
import { en } from "../messages.en.ts";
import { fa } from "../messages.fa.ts";
import styles from "./side-bar.module.css";

/** The brand on screen, and the way to another one. */
export function BrandSwitch() {
  const words = useWords({ fa, en });
  const { brands } = useSession();
  const brand = useBrand();
  const navigate = useNavigate();
  const face = (
    <>
      <BrandPicture name={brand.name} />
      <span className={styles["names"]}>
        <Text span fw="medium">
          {brand.name}
        </Text>
      </span>
      {brand.demo ? (
        <Badge size="sm" variant="light" color="gray" tt="none">
          {words.demo}
        </Badge>
      ) : null}
    </>
  );
  if (brands.length < 2) return <div className={styles["person"]}>{face}</div>;
  return (
    <Menu position="bottom-start" width={232}>
      <Menu.Target>
        <UnstyledButton className={styles["person"]}>
          {face}
          <IconSelector size={16} stroke={1.6} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{words.brands}</Menu.Label>
        {brands.map(({ slug, name }) => (
          <Menu.Item
            key={slug}
            leftSection={<BrandPicture name={name} />}
            rightSection={slug === brand.slug ? <IconCheck size={16} stroke={1.6} /> : null}
            onClick={() => void navigate({ href: `/${slug}` })}
          >
            {name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function BrandPicture({ name }: { name: string }) {
  return (
    <Avatar size={30} radius={9} color="firuze" variant="filled" aria-hidden styles={{ placeholder: { fontSize: 15 } }}>
      {[...name.trim()][0] ?? "؟"}
    </Avatar>
  );
}
