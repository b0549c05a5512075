import { createBrowserRouter, type RouteObject } from "react-router";
import { NotFoundPage, PageCrashed } from "./session/lost-pages.tsx";
import { SignInPage } from "./session/sign-in-page.tsx";
import { Layout } from "./shell/layout.tsx";

/** Every page arrives in its own chunk; adding one is one line here and one in shell/rail-entries.tsx. */
const pages: RouteObject[] = [
  { index: true, lazy: async () => ({ Component: (await import("./desk/desk-page.tsx")).DeskPage }) },
  { path: "waiting", lazy: async () => ({ Component: (await import("./desk/waiting-page.tsx")).WaitingPage }) },
  { path: "queues/dispatch", lazy: async () => ({ Component: (await import("./orders/dispatch-queue-page.tsx")).DispatchQueuePage }) },
  {
    path: "queues/completion",
    lazy: async () => ({ Component: (await import("./orders/completion-queue-page.tsx")).CompletionQueuePage }),
  },
  { path: "queues/returns", lazy: async () => ({ Component: (await import("./orders/returns-page.tsx")).ReturnsPage }) },
  { path: "queues/review", lazy: async () => ({ Component: (await import("./orders/review-queue-page.tsx")).ReviewQueuePage }) },
  { path: "assignments", lazy: async () => ({ Component: (await import("./orders/assignments-page.tsx")).AssignmentsPage }) },
  { path: "callbacks", lazy: async () => ({ Component: (await import("./callbacks/callbacks-page.tsx")).CallbacksPage }) },
  { path: "orders", lazy: async () => ({ Component: (await import("./orders/all-orders-page.tsx")).AllOrdersPage }) },
  { path: "orders/:id", lazy: async () => ({ Component: (await import("./orders/order-page.tsx")).OrderPage }) },
  { path: "demands", lazy: async () => ({ Component: (await import("./orders/demands-page.tsx")).DemandsPage }) },
  { path: "demands/:id", lazy: async () => ({ Component: (await import("./orders/demand-page.tsx")).DemandPage }) },
  { path: "statistics", lazy: async () => ({ Component: (await import("./statistics/statistics-page.tsx")).StatisticsPage }) },
  { path: "statistics/records", lazy: async () => ({ Component: (await import("./statistics/records-page.tsx")).RecordsPage }) },
  {
    path: "statistics/verification",
    lazy: async () => ({ Component: (await import("./statistics/verification-page.tsx")).VerificationPage }),
  },
  { path: "knowledge", lazy: async () => ({ Component: (await import("./knowledge/articles-page.tsx")).ArticlesPage }) },
  { path: "queues/articles", lazy: async () => ({ Component: (await import("./knowledge/article-queue-page.tsx")).ArticleQueuePage }) },
  { path: "knowledge/new", lazy: async () => ({ Component: (await import("./knowledge/editor-page.tsx")).NewArticlePage }) },
  { path: "knowledge/:id", lazy: async () => ({ Component: (await import("./knowledge/article-page.tsx")).ArticlePage }) },
  { path: "knowledge/:id/edit", lazy: async () => ({ Component: (await import("./knowledge/editor-page.tsx")).EditArticlePage }) },
  { path: "admin/accounts", lazy: async () => ({ Component: (await import("./admin/accounts-page.tsx")).AccountsPage }) },
  { path: "admin/tokens", lazy: async () => ({ Component: (await import("./admin/tokens-page.tsx")).TokensPage }) },
  { path: "admin/agencies", lazy: async () => ({ Component: (await import("./admin/agencies-page.tsx")).AgenciesPage }) },
  { path: "admin/categories", lazy: async () => ({ Component: (await import("./admin/categories-page.tsx")).CategoriesPage }) },
  { path: "admin/limits", lazy: async () => ({ Component: (await import("./admin/limits-page.tsx")).LimitsPage }) },
  { path: "admin/calendar", lazy: async () => ({ Component: (await import("./admin/calendar-page.tsx")).CalendarPage }) },
  { path: "admin/imports", lazy: async () => ({ Component: (await import("./admin/imports-page.tsx")).ImportsPage }) },
  { path: "admin/webhooks", lazy: async () => ({ Component: (await import("./admin/webhooks-page.tsx")).WebhooksPage }) },
  { path: "admin/audit", lazy: async () => ({ Component: (await import("./admin/audit-page.tsx")).AuditPage }) },
  { path: "*", Component: NotFoundPage },
];

export const router = createBrowserRouter(
  [
    { path: "/sign-in", Component: SignInPage, ErrorBoundary: PageCrashed },
    {
      path: "/",
      Component: Layout,
      ErrorBoundary: PageCrashed,
      HydrateFallback: () => null,
      children: [{ ErrorBoundary: PageCrashed, children: pages }],
    },
  ],
  { basename: "/desk" },
);
