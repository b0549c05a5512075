import type { Category } from "@yihao/contract/directory";

export type SuggestedCategory = { code: string; name: string; fullName: string; reason: string };

const shownMax = 3;
// One alike demand says about as much as one keyword of two characters.
const weightOfAlike = 2;

/**
 * Categories that the words point at, the likeliest first, each with its reason: a keyword of the category that was
 * said, or alike demands that were filed there. A person decides.
 */
export function suggestedCategories(
  content: string,
  categories: readonly Category[],
  alike: readonly { categoryCode: string | null }[],
): SuggestedCategory[] {
  const said = content.toLowerCase();
  return categories
    .filter((category) => category.isLeaf && category.isActive)
    .map((category) => {
      const heard = category.keywords.filter((keyword) => keyword !== "" && said.includes(keyword.toLowerCase()));
      const count = alike.filter((demand) => demand.categoryCode === category.code).length;
      const reasons = [heard.length > 0 && `提到“${heard.slice(0, 2).join("”“")}”`, count > 0 && `${count} 件相似诉求归此类`];
      const score = heard.reduce((sum, keyword) => sum + [...keyword].length, 0) + count * weightOfAlike;
      const { code, name, fullName } = category;
      return { code, name, fullName, score, reason: reasons.filter((reason) => reason !== false).join("，") };
    })
    .filter(({ score }) => score > 0)
    .sort((left, right) => right.score - left.score)
    .slice(0, shownMax)
    .map(({ score: _, ...suggested }) => suggested);
}
