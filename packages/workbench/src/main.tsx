import "@yihao/ui/tokens.css";
import "@yihao/ui/typography.css";
import "./workbench.css";
import "./workbench-acts.css";
import { QueryClientProvider } from "@tanstack/react-query";
import { App, ConfigProvider } from "antd";
import chinese from "antd/locale/zh_CN";
import dayjs from "dayjs";
import "dayjs/locale/zh-cn";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { RouterProvider } from "react-router/dom";
import { queryClient } from "./query-client.ts";
import { router } from "./routes.tsx";
import { themeOf } from "./shell/antd-theme.ts";
import { useDarkness } from "./shell/theme-choice.ts";

dayjs.locale("zh-cn");

function Workbench() {
  const isDark = useDarkness();
  return (
    <ConfigProvider locale={chinese} theme={themeOf(isDark)} button={{ autoInsertSpace: false }} form={{ scrollToFirstError: true }}>
      <App message={{ maxCount: 3, duration: 4 }}>
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </App>
    </ConfigProvider>
  );
}

const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no #root");
createRoot(root).render(
  <StrictMode>
    <Workbench />
  </StrictMode>,
);
