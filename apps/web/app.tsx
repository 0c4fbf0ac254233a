import { DirectionProvider, MantineProvider, useDirection } from "@mantine/core";
import { Notifications } from "@mantine/notifications";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { type PropsWithChildren, useEffect } from "react";
import { directionOf } from "../../platform/i18n/index.ts";
import { PreferencesProvider, usePreferences } from "../../platform/ui/preferences.tsx";
import { createQueryClient } from "../../platform/ui/query-client.ts";
import { useKnownSession } from "../../platform/ui/session.ts";
import { cssVariables, theme } from "../../platform/ui/theme.ts";
import { createAppRouter } from "./router.tsx";
import { CrashBoundary } from "./shell/crash-boundary.tsx";

const queryClient = createQueryClient(() => {
  queryClient.removeQueries({ queryKey: ["session"] });
  void router.invalidate();
});
const router = createAppRouter(queryClient);

/** The whole web app: cache, choices of the reader, look, pages. */
export function App() {
  return (
    <QueryClientProvider client={queryClient}>
      <Choices>
        <DirectionProvider initialDirection={document.documentElement.dir === "ltr" ? "ltr" : "rtl"}>
          <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
            <ReadingDirection />
            <Notifications position="bottom-left" limit={3} zIndex={400} />
            <CrashBoundary>
              <RouterProvider router={router} />
            </CrashBoundary>
          </MantineProvider>
        </DirectionProvider>
      </Choices>
    </QueryClientProvider>
  );
}

/** The reader's choices, falling back on the account's and then the first brand's language. */
function Choices({ children }: PropsWithChildren) {
  const session = useKnownSession();
  const fallback = session?.user?.language ?? session?.brands[0]?.language ?? "fa";
  return <PreferencesProvider fallback={fallback}>{children}</PreferencesProvider>;
}

function ReadingDirection() {
  const { language } = usePreferences();
  const { setDirection } = useDirection();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the setter is a new function on each render
  useEffect(() => setDirection(directionOf(language)), [language]);
  return null;
}
