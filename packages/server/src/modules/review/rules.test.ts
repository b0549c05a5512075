import { describe, expect, it } from "vitest";
import { decideReviewer } from "./rules.ts";

describe("审核", () => {
  it("refuses a review of one's own reply", () => expect(decideReviewer({ reviewerId: "a", repliedBy: "a" }).ok).toBe(false));
  it("lets somebody else review", () => expect(decideReviewer({ reviewerId: "a", repliedBy: "b" }).ok).toBe(true));
  it("lets a person review what a program replied", () => expect(decideReviewer({ reviewerId: "a", repliedBy: null }).ok).toBe(true));
});
