export { nearness, type Signature, signature, signatureNearness } from "./nearness.ts";
export { searchQuery, searchQueryAny } from "./search-query.ts";
export { type SearchPart, searchText } from "./search-text.ts";
export { segment } from "./words.ts";
