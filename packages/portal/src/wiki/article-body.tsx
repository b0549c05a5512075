/** Plain text in paragraphs; the editors open a part with a heading in 【】. */
export function ArticleBody({ text }: { text: string }) {
  let offset = 0;
  const paragraphs = text.split("\n").map((line) => {
    const at = offset;
    offset += line.length + 1;
    const parts = /^【([^】]{1,20})】(.*)$/.exec(line);
    return { at, heading: parts?.[1] ?? null, words: parts?.[2] ?? line };
  });
  return (
    <div className="article-body">
      {paragraphs.map(({ at, heading, words }) => (
        <p key={at} className="prose">
          {heading !== null && <strong className="article-heading">{heading}</strong>}
          {words}
        </p>
      ))}
    </div>
  );
}
