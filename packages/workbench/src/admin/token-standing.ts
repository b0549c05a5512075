import type { ReplyOf } from "@yihao/contract/endpoint";
import type { listTokens } from "@yihao/contract/identity";

type Token = ReplyOf<typeof listTokens>["items"][number];

/** Whether a token still opens the door. `now` in milliseconds since 1970. */
export function tokenStanding(
  { revokedAt, expiresAt }: Pick<Token, "revokedAt" | "expiresAt">,
  now: number,
): "使用中" | "已撤销" | "已失效" {
  if (revokedAt !== null) return "已撤销";
  return expiresAt !== null && Date.parse(expiresAt) <= now ? "已失效" : "使用中";
}
