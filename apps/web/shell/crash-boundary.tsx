import { Button, Center } from "@mantine/core";
import { Component, type PropsWithChildren } from "react";
import { EmptyState } from "../../../platform/ui/empty-state.tsx";
import { useWords } from "../../../platform/ui/use-words.ts";
import { en } from "../messages.en.ts";
import { fa } from "../messages.fa.ts";

/** Catches what no page caught, and says so instead of showing nothing. */
export class CrashBoundary extends Component<PropsWithChildren, { crashed: boolean }> {
  override state = { crashed: false };

  static getDerivedStateFromError() {
    return { crashed: true };
  }

  override render() {
    return this.state.crashed ? <CrashScreen /> : this.props.children;
  }
}

function CrashScreen() {
  const words = useWords({ fa, en }).crash;
  const reload = <Button onClick={() => window.location.reload()}>{words.reload}</Button>;
  return (
    <Center mih="100dvh" role="alert">
      <EmptyState picture="papers" title={words.title} text={words.text} action={reload} />
    </Center>
  );
}
