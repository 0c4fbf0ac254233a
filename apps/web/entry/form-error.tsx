import { Alert } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { ApiError } from "../../../platform/ui/api-error.ts";
import { useErrorText } from "../../../platform/ui/error-state.tsx";
import { useWords } from "../../../platform/ui/use-words.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

type FormErrorProps = {
  error: unknown;
  /** What a refusal (4xx) means on this form; the server's own words without it. */
  refused?: string;
};

/** Why a form was not taken, above its button. */
export function FormError({ error, refused }: FormErrorProps) {
  const words = useWords({ fa, en }).signIn;
  const errorText = useErrorText();
  if (!error) return null;
  const status = error instanceof ApiError ? error.status : 0;
  const text = status === 429 ? words.tooMany : status >= 400 && status < 500 && refused ? refused : errorText(error);
  return (
    <Alert
      role="alert"
      color="red"
      variant="light"
      p={10}
      icon={<IconAlertTriangle size={18} stroke={1.6} />}
      styles={{ message: { color: "var(--bad)" } }}
    >
      {text}
    </Alert>
  );
}
