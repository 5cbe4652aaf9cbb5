import ts from "typescript";
import { argumentNames, messageArguments } from "@/lib/i18n/message-arguments";

type Tree = { [key: string]: string | Tree };
type Use = { namespace: string; call: ts.CallExpression };

/** Calls of `t` in a file that name a text that is not there, or do not give what the text needs. */
export function wrongMessageUses(path: string, source: string, messages: Tree): string[] {
  const file = ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  return messageUses(file).flatMap(({ namespace, call }) => {
    const line = file.getLineAndCharacterOfPosition(call.getStart(file)).line + 1;
    const wrong = problem(call, namespace, messages);
    return wrong ? [`${path}:${line} ${namespace}.${wrong}`] : [];
  });
}

/** Every `const { t } = await intl("thread")` and `translator(…, "mail")`, and the calls of that `t` in its function. */
function messageUses(file: ts.SourceFile): Use[] {
  const uses: Use[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node)) {
      const namespace = namespaceOf(node.initializer);
      const name = namespace && translatorName(node);
      if (name) collect(enclosingFunction(node), name, namespace, uses);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return uses;
}

function namespaceOf(node: ts.Expression | undefined): string | undefined {
  const call = node && ts.isAwaitExpression(node) ? node.expression : node;
  if (!call || !ts.isCallExpression(call) || !ts.isIdentifier(call.expression)) return undefined;
  const at = { intl: 0, readIntl: 0, translator: 1 }[call.expression.text];
  const argument = at === undefined ? undefined : call.arguments[at];
  return argument && ts.isStringLiteral(argument) ? argument.text : undefined;
}

function translatorName(node: ts.VariableDeclaration): string | undefined {
  if (ts.isIdentifier(node.name)) return node.name.text;
  if (!ts.isObjectBindingPattern(node.name)) return undefined;
  const t = node.name.elements.find((element) => (element.propertyName ?? element.name).getText() === "t");
  return t && ts.isIdentifier(t.name) ? t.name.text : undefined;
}

function enclosingFunction(node: ts.Node): ts.Node {
  let at: ts.Node = node;
  while (at.parent && !ts.isFunctionLike(at)) at = at.parent;
  return at;
}

function collect(scope: ts.Node, name: string, namespace: string, uses: Use[]): void {
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && node !== scope && declares(node, name)) return;
    if (ts.isCallExpression(node)) {
      const called = node.expression;
      const isDirect = ts.isIdentifier(called) && called.text === name;
      const isMethod =
        ts.isPropertyAccessExpression(called) &&
        ts.isIdentifier(called.expression) &&
        called.expression.text === name &&
        /^(rich|markup|raw|t)$/.test(called.name.text);
      if (isDirect || isMethod) uses.push({ namespace, call: node });
    }
    ts.forEachChild(node, visit);
  };
  visit(scope);
}

/** A function inside that has a `t` of its own. */
function declares(scope: ts.Node, name: string): boolean {
  let found = false;
  const visit = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node) && translatorName(node) === name && namespaceOf(node.initializer))
      found = true;
    if (ts.isParameter(node) && node.name.getText() === name) found = true;
    if (!found && (node === scope || !ts.isFunctionLike(node))) ts.forEachChild(node, visit);
  };
  visit(scope);
  return found;
}

function problem(call: ts.CallExpression, namespace: string, messages: Tree): string | null {
  const [key, values] = call.arguments;
  const keys = key ? possibleKeys(key) : null;
  if (!keys) return null;
  for (const wanted of keys) {
    const found = lookUp(messages[namespace], wanted);
    if (found.length === 0) return `${wanted} is not in the catalogue`;
    const given = givenNames(values);
    if (typeof wanted !== "string" || given === null) continue;
    const missing = argumentNames(found[0]!).filter((name) => !given.includes(name));
    if (missing.length > 0) return `${wanted} is not given ${missing.join(", ")}`;
    const silent = makers(values).filter((name) => !messageArguments(found[0]!).includes(`${name}:tag`));
    if (silent.length > 0) return `${wanted} shows nothing for ${silent.join(", ")}: it is no <tag></tag>`;
  }
  return null;
}

/** The texts or, where a part is only known when running, the pattern that a key stands for. */
function possibleKeys(node: ts.Expression): (string | RegExp)[] | null {
  if (ts.isStringLiteralLike(node)) return [node.text];
  if (ts.isConditionalExpression(node)) {
    const [a, b] = [possibleKeys(node.whenTrue), possibleKeys(node.whenFalse)];
    return a && b && [...a, ...b];
  }
  if (!ts.isTemplateExpression(node)) return null;
  const literally = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const tail = node.templateSpans.map((span) => `.+${literally(span.literal.text)}`).join("");
  return [new RegExp(`^${literally(node.head.text)}${tail}$`)];
}

function lookUp(tree: Tree | string | undefined, key: string | RegExp): string[] {
  if (tree === undefined || typeof tree === "string") return [];
  return Object.entries(flat(tree))
    .filter(([name]) => (typeof key === "string" ? name === key : key.test(name)))
    .map(([, text]) => text);
}

function flat(tree: Tree, prefix = ""): Record<string, string> {
  return Object.assign(
    {},
    ...Object.entries(tree).map(([key, value]) =>
      typeof value === "string" ? { [prefix + key]: value } : flat(value, `${prefix}${key}.`),
    ),
  );
}

/** The names in `{ count, name: x }`; null where they cannot be read from the source. */
function givenNames(node: ts.Expression | undefined): string[] | null {
  if (!node) return [];
  if (!ts.isObjectLiteralExpression(node)) return null;
  if (node.properties.some((property) => ts.isSpreadAssignment(property))) return null;
  return node.properties.map((property) => property.name!.getText().replace(/^["']|["']$/g, ""));
}

/** The names that stand for a piece of page, which only a tag in the text can show. */
function makers(node: ts.Expression | undefined): string[] {
  if (!node || !ts.isObjectLiteralExpression(node)) return [];
  return node.properties.flatMap((property) =>
    ts.isPropertyAssignment(property) && ts.isArrowFunction(property.initializer)
      ? [property.name.getText()]
      : [],
  );
}
