import ts from "typescript";

const builders = /^(selectFrom|insertInto|updateTable|deleteFrom|mergeInto|(inner|left|right|full|cross)Join|using|table|insertMany)$/;
const inSql =
  /\b(?:from|join|into|update|truncate(?: table)?|using|copy|lock table|alter table|drop table)\s+(?:only\s+)?((?:\w+)(?:\s*,\s*\w+)*)/gi;

/** The tables that a file names in SQL text or in the query builder. Comments and other strings (event names, subjects) do not count. */
export function namesIn(file: string, text: string, tables: ReadonlySet<string>): { table: string; line: number }[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found: { table: string; line: number }[] = [];
  const note = (table: string, node: ts.Node) => {
    if (tables.has(table)) found.push({ table, line: source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1 });
  };
  const visit = (node: ts.Node): void => {
    if (isText(node)) {
      if (isBuilderArgument(node)) note(node.text.split(/\s/, 1)[0] ?? "", node);
      for (const [, list = ""] of node.text.matchAll(inSql)) for (const name of list.split(",")) note(name.trim(), node);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

type Text = ts.StringLiteral | ts.NoSubstitutionTemplateLiteral | ts.TemplateHead | ts.TemplateMiddle | ts.TemplateTail;
const isText = (node: ts.Node): node is Text =>
  ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node);

function isBuilderArgument(node: ts.Node): boolean {
  const parent = ts.isArrayLiteralExpression(node.parent) ? node.parent.parent : node.parent;
  if (!ts.isCallExpression(parent)) return false;
  const called = parent.expression;
  const name = ts.isPropertyAccessExpression(called) ? called.name.text : ts.isIdentifier(called) ? called.text : "";
  return builders.test(name);
}
