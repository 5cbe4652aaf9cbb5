import ts from "typescript";

export type Breach = { rule: string; line: number; text: string };

// Attributes of HTML and of our parts whose value a person reads.
const spoken = new Set(
  (
    "aria-label aria-description aria-roledescription aria-valuetext title placeholder alt label hint legend caption summary " +
    "text error optional closeLabel railLabel removeLabel description term trigger confirm"
  ).split(" "),
);
const hooks =
  /^use(State|Effect|LayoutEffect|Reducer|Ref|Transition|DeferredValue|SyncExternalStore|Optimistic|FormStatus)$/;
const browserOnly = new Set(["next/link", "next/image", "next/script", "next/dynamic", "next/form"]);
const physical =
  /^-?(?:[mp][lr]-\S+|(?:left|right)-(?:\d|\[|\(|auto|full|px|-)\S*|text-(?:left|right)|float-(?:left|right)|clear-(?:left|right)|(?:border|rounded)-(?:l|r|tl|tr|bl|br)(?:-\S+)?|scroll-[mp][lr]-\S+)$/;

/** One of these keeps a line of its own among others from becoming as wide as its longest word. */
const shrinks = new Set(["min-w-0", "truncate", "flex-wrap"]);

/** What a screen may not contain: words outside the catalogues, one-sided classes, rows wider than a phone, inline styles, refusals out of sight, behaviour for a browser. */
export function screenBreaches(path: string, source: string): Breach[] {
  const file = ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const breaches: Breach[] = [];
  const add = (rule: string, node: ts.Node) =>
    breaches.push({
      rule,
      line: file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1,
      text: node.getText(file).trim().slice(0, 80),
    });

  const visit = (node: ts.Node): void => {
    if (ts.isJsxText(node) && hasWords(node.text)) add("untranslated text", node);
    if (ts.isJsxExpression(node) && (ts.isJsxElement(node.parent) || ts.isJsxFragment(node.parent))) {
      for (const literal of shownLiterals(node.expression)) add("untranslated text", literal);
    }
    if (ts.isJsxAttribute(node)) attribute(node);
    if (
      ts.isStringLiteralLike(node) ||
      ts.isTemplateHead(node) ||
      ts.isTemplateMiddle(node) ||
      ts.isTemplateTail(node)
    ) {
      const names = node.text.split(/\s+/);
      if (names.some((name) => physical.test(name.replace(/^!|!$/g, "").split(":").at(-1)!)))
        add("one-sided class", node);
      if (names.includes("basis-full") && !names.some((name) => shrinks.has(name)))
        add("row that grows with its words", node);
    }
    if (ts.isImportDeclaration(node) && browserOnly.has((node.moduleSpecifier as ts.StringLiteral).text))
      add("part for a browser that runs React", node);
    if (
      ts.isIdentifier(node) &&
      (node.text === "Suspense" || hooks.test(node.text)) &&
      !ts.isPropertyAccessExpression(node.parent)
    )
      add("behaviour for a browser that runs React", node);
    if (
      (ts.isJsxOpeningElement(node) || ts.isJsxSelfClosingElement(node)) &&
      node.tagName.getText(file) === "style"
    )
      add("inline style", node);
    if (isElement(node, "ActionForm") && hidesRefusals(node)) add("refusal inside of a closed fold", node);
    ts.forEachChild(node, visit);
  };

  const isElement = (node: ts.Node, name: string): node is ts.JsxOpeningElement | ts.JsxSelfClosingElement =>
    (ts.isJsxOpeningElement(node) || ts.isJsxSelfClosingElement(node)) && node.tagName.getText(file) === name;

  /** A fold around it knows nothing of this form: what is wrong with what was sent would stand where nobody sees it. */
  const hidesRefusals = (form: ts.Node): boolean => {
    for (let around = form.parent; around; around = around.parent)
      if (ts.isJsxElement(around) && isElement(around.openingElement, "Disclosure"))
        return !around.openingElement.attributes.properties.some(
          (each) => ts.isJsxAttribute(each) && each.name.getText(file) === "forms",
        );
    return false;
  };

  const attribute = (node: ts.JsxAttribute): void => {
    const name = node.name.getText(file);
    if (name === "style") add("inline style", node);
    if (/^on[A-Z]/.test(name)) add("behaviour for a browser that runs React", node);
    const value =
      node.initializer && ts.isJsxExpression(node.initializer)
        ? node.initializer.expression
        : node.initializer;
    const literals = shownLiterals(value);
    if (spoken.has(name)) for (const literal of literals) add("untranslated text", literal);
    if (
      (name === "href" || name === "action") &&
      literals.some((literal) => /^["'`]\/(?!\/|api\/|assets\/)/.test(literal.getText(file)))
    )
      add("link without language", node);
  };

  visit(file);
  return breaches;
}

const hasWords = (text: string) => /\p{L}/u.test(text.replace(/&\w+;/g, ""));

/** The literals that an expression may put on the screen: through conditions, `&&`, `??` and templates. */
function shownLiterals(node: ts.Node | undefined): ts.Node[] {
  if (!node) return [];
  if (ts.isStringLiteralLike(node)) return hasWords(node.text) ? [node] : [];
  if (ts.isTemplateExpression(node))
    return hasWords(node.head.text) || node.templateSpans.some((span) => hasWords(span.literal.text))
      ? [node]
      : [];
  if (ts.isConditionalExpression(node))
    return [...shownLiterals(node.whenTrue), ...shownLiterals(node.whenFalse)];
  if (ts.isParenthesizedExpression(node)) return shownLiterals(node.expression);
  if (ts.isBinaryExpression(node)) {
    const isJoin =
      node.operatorToken.kind === ts.SyntaxKind.PlusToken ||
      node.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken ||
      node.operatorToken.kind === ts.SyntaxKind.BarBarToken;
    return [...(isJoin ? shownLiterals(node.left) : []), ...shownLiterals(node.right)];
  }
  return [];
}
