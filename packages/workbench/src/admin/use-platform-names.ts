import { listPlatforms } from "@yihao/contract/directory";
import { neverStale, useReading } from "../common/use-reading.ts";

/** Names of platforms by code; the code itself until they have come. */
export function usePlatformNames(): (code: string) => string {
  const platforms = useReading(listPlatforms, {}, { staleTime: neverStale });
  const names = new Map(platforms.data?.items.map(({ code, name }) => [code, name]));
  return (code) => names.get(code) ?? code;
}
