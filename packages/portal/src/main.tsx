import "@yihao/ui/tokens.css";
import "@yihao/ui/typography.css";
import "./styles/base.css";
import "./styles/shell.css";
import "./styles/controls.css";
import "./styles/pages.css";
import "./styles/ask.css";
import "./styles/track.css";
import "./display.ts";
import { QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { BrowserRouter } from "react-router";
import { Pages } from "./pages.tsx";
import { queryClient } from "./query-client.ts";
import { PageGuard } from "./shell/page-guard.tsx";
import { registerWorker } from "./shell/register-worker.ts";

const root = document.getElementById("root");
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <PageGuard>
        <QueryClientProvider client={queryClient}>
          <BrowserRouter>
            <Pages />
          </BrowserRouter>
        </QueryClientProvider>
      </PageGuard>
    </StrictMode>,
  );
}
registerWorker();
