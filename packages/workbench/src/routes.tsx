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
    path: "queues/dispatch/batch",
    lazy: async () => ({ Component: (await import("./orders/dispatch-batch-page.tsx")).DispatchBatchPage }),
  },
  { path: "queues/applications", lazy: async () => ({ Component: (await import("./orders/applications-page.tsx")).ApplicationsPage }) },
  { path: "queues/objections", lazy: async () => ({ Component: (await import("./orders/objections-page.tsx")).ObjectionsPage }) },
  { path: "conferrals", lazy: async () => ({ Component: (await import("./conferrals/conferrals-page.tsx")).ConferralsPage }) },
  { path: "conferrals/:id", lazy: async () => ({ Component: (await import("./conferrals/conferral-page.tsx")).ConferralPage }) },
  {
    path: "queues/completion",
    lazy: async () => ({ Component: (await import("./orders/completion-queue-page.tsx")).CompletionQueuePage }),
  },
  { path: "queues/returns", lazy: async () => ({ Component: (await import("./orders/returns-page.tsx")).ReturnsPage }) },
  { path: "queues/ends", lazy: async () => ({ Component: (await import("./orders/end-requests-page.tsx")).EndRequestsPage }) },
  { path: "emergencies", lazy: async () => ({ Component: (await import("./emergencies/emergencies-page.tsx")).EmergenciesPage }) },
  { path: "emergencies/:id", lazy: async () => ({ Component: (await import("./emergencies/emergency-page.tsx")).EmergencyPage }) },
  {
    path: "admin/emergency-terms",
    lazy: async () => ({ Component: (await import("./admin/emergency-terms-page.tsx")).EmergencyTermsPage }),
  },
  { path: "queues/review", lazy: async () => ({ Component: (await import("./orders/review-queue-page.tsx")).ReviewQueuePage }) },
  { path: "queues/sign-off", lazy: async () => ({ Component: (await import("./orders/sign-off-queue-page.tsx")).SignOffQueuePage }) },
  { path: "follow-ups", lazy: async () => ({ Component: (await import("./orders/follow-ups-page.tsx")).FollowUpsPage }) },
  { path: "assignments", lazy: async () => ({ Component: (await import("./orders/assignments-page.tsx")).AssignmentsPage }) },
  { path: "callbacks", lazy: async () => ({ Component: (await import("./callbacks/callbacks-page.tsx")).CallbacksPage }) },
  { path: "dissatisfied", lazy: async () => ({ Component: (await import("./dissatisfied/dissatisfied-page.tsx")).DissatisfiedPage }) },
  { path: "dissatisfied/weekly", lazy: async () => ({ Component: (await import("./dissatisfied/week-page.tsx")).DissatisfiedWeekPage }) },
  { path: "typical-cases", lazy: async () => ({ Component: (await import("./dissatisfied/typical-cases-page.tsx")).TypicalCasesPage }) },
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
  { path: "exclusions", lazy: async () => ({ Component: (await import("./exclusions/exclusions-page.tsx")).ExclusionsPage }) },
  { path: "exclusions/:id", lazy: async () => ({ Component: (await import("./exclusions/exclusion-page.tsx")).ExclusionPage }) },
  { path: "assessments", lazy: async () => ({ Component: (await import("./assessments/assessments-page.tsx")).AssessmentsPage }) },
  { path: "assessments/:id", lazy: async () => ({ Component: (await import("./assessments/assessment-page.tsx")).AssessmentPage }) },
  {
    path: "assessments/:id/agencies/:agencyId",
    lazy: async () => ({ Component: (await import("./assessments/agency-result-page.tsx")).AgencyResultPage }),
  },
  {
    path: "assessments/:id/agencies/:agencyId/items/:item",
    lazy: async () => ({ Component: (await import("./assessments/loss-records-page.tsx")).LossRecordsPage }),
  },
  {
    path: "assessments/:id/agencies/:agencyId/carried",
    lazy: async () => ({ Component: (await import("./assessments/loss-records-page.tsx")).CarriedRecordsPage }),
  },
  { path: "assessment-schemes", lazy: async () => ({ Component: (await import("./assessments/schemes-page.tsx")).SchemesPage }) },
  { path: "knowledge", lazy: async () => ({ Component: (await import("./knowledge/articles-page.tsx")).ArticlesPage }) },
  { path: "queues/articles", lazy: async () => ({ Component: (await import("./knowledge/article-queue-page.tsx")).ArticleQueuePage }) },
  { path: "knowledge/new", lazy: async () => ({ Component: (await import("./knowledge/editor-page.tsx")).NewArticlePage }) },
  { path: "knowledge/:id", lazy: async () => ({ Component: (await import("./knowledge/article-page.tsx")).ArticlePage }) },
  { path: "knowledge/:id/edit", lazy: async () => ({ Component: (await import("./knowledge/editor-page.tsx")).EditArticlePage }) },
  { path: "admin/accounts", lazy: async () => ({ Component: (await import("./admin/accounts-page.tsx")).AccountsPage }) },
  { path: "admin/tokens", lazy: async () => ({ Component: (await import("./admin/tokens-page.tsx")).TokensPage }) },
  { path: "admin/agencies", lazy: async () => ({ Component: (await import("./admin/agencies-page.tsx")).AgenciesPage }) },
  { path: "admin/categories", lazy: async () => ({ Component: (await import("./admin/categories-page.tsx")).CategoriesPage }) },
  { path: "admin/review-points", lazy: async () => ({ Component: (await import("./admin/review-points-page.tsx")).ReviewPointsPage }) },
  { path: "admin/posts", lazy: async () => ({ Component: (await import("./admin/posts-page.tsx")).PostsPage }) },
  { path: "admin/roster", lazy: async () => ({ Component: (await import("./admin/roster-page.tsx")).RosterPage }) },
  { path: "admin/settings", lazy: async () => ({ Component: (await import("./admin/settings-page.tsx")).SettingsPage }) },
  {
    path: "admin/dispatch-catalogue",
    lazy: async () => ({ Component: (await import("./admin/dispatch-catalogue-page.tsx")).DispatchCataloguePage }),
  },
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
      path: "/orders/:id/print",
      ErrorBoundary: PageCrashed,
      HydrateFallback: () => null,
      lazy: async () => ({ Component: (await import("./orders/print-page.tsx")).PrintPage }),
    },
    {
      path: "/briefings/:id",
      ErrorBoundary: PageCrashed,
      HydrateFallback: () => null,
      lazy: async () => ({ Component: (await import("./emergencies/briefing-page.tsx")).BriefingPage }),
    },
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
