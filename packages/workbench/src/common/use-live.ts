import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";

/** What the server's live line speaks of; it carries topics only, never records. */
export type LiveTopic =
  | "demands"
  | "workOrders"
  | "assignments"
  | "returns"
  | "conferrals"
  | "callbacks"
  | "notices"
  | "articles"
  | "emergencies"
  | "exclusions"
  | "supervision"
  | "assessments";

/** Asks again for everything that is on the screen and belongs to one of the topics. */
export async function refreshTopics(queries: QueryClient, topics: readonly LiveTopic[]): Promise<void> {
  await queries.invalidateQueries({
    predicate: (query) => {
      const concerns = query.meta?.topics;
      return Array.isArray(concerns) && concerns.some((topic) => topics.includes(topic as LiveTopic));
    },
  });
}

/** Listens to the server for as long as the page is open. */
export function useLive(): void {
  const queries = useQueryClient();
  useEffect(() => {
    const line = new EventSource("/api/live");
    let wasBroken = false;
    line.addEventListener("changed", (event) => void refreshTopics(queries, readTopics(event.data)));
    line.addEventListener("error", () => {
      wasBroken = true;
    });
    line.addEventListener("open", () => {
      // Whatever was said while the line was down went unheard.
      if (wasBroken) void queries.invalidateQueries();
      wasBroken = false;
    });
    return () => line.close();
  }, [queries]);
}

function readTopics(data: string): LiveTopic[] {
  try {
    const parsed: unknown = JSON.parse(data);
    return Array.isArray(parsed) ? (parsed as LiveTopic[]) : [];
  } catch {
    return [];
  }
}
