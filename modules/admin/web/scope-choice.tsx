import { Checkbox, Group, Text } from "@mantine/core";
import { Bdi } from "../../../platform/ui/bdi.tsx";
import { usePreferences } from "../../../platform/ui/preferences.tsx";
import { sayPermission } from "./house-words.ts";
import styles from "./section.module.css";

/** The scopes one may give a key, by what they are about; stands inside a `Checkbox.Group`. */
export function ScopeChoice({ scopes }: { scopes: readonly string[] }) {
  const { language } = usePreferences();
  const subjects = [...new Set(scopes.map((scope) => scope.split(".")[0] ?? ""))];
  return (
    <div>
      {subjects.map((subject) => (
        <div key={subject} className={styles["scope"]}>
          <Text size="sm">{sayPermission(`${subject}.`, language).subject}</Text>
          <Group gap={20}>
            {scopes
              .filter((scope) => scope.startsWith(`${subject}.`))
              .map((scope) => (
                <Checkbox
                  key={scope}
                  size="xs"
                  value={scope}
                  label={sayPermission(scope, language).deed}
                  description={<Bdi dir="ltr">{scope}</Bdi>}
                />
              ))}
          </Group>
        </div>
      ))}
    </div>
  );
}
