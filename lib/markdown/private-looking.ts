export type PrivateKind = "email" | "phone" | "card" | "bank_account" | "secret";
export type PrivateFind = { kind: PrivateKind; text: string; index: number };

/** Finds what people would rather not have posted in public. Only a hint for a warning: it changes no text. */
export function privateLooking(text: string): PrivateFind[] {
  const finds: PrivateFind[] = [];
  const add = (kind: PrivateKind, found: string, index: number) => {
    const end = index + found.length;
    if (finds.some((other) => index < other.index + other.text.length && other.index < end)) return;
    finds.push({ kind, text: found, index });
  };
  const upTo = text.slice(0, 50_000);
  for (const m of upTo.matchAll(SECRET))
    if (isSecret(m[1]!)) add("secret", m[1]!, m.index + m[0].lastIndexOf(m[1]!));
  for (const m of upTo.matchAll(TOKEN)) add("secret", m[0], m.index);
  for (const m of upTo.matchAll(EMAIL)) if (!EXAMPLE.test(m[0])) add("email", m[0], m.index);
  for (const m of upTo.matchAll(IBAN)) if (isIban(m[0])) add("bank_account", m[0].trim(), m.index);
  for (const m of upTo.matchAll(CARD)) if (isCard(m[0])) add("card", m[0], m.index);
  for (const m of upTo.matchAll(PHONE)) if (isPhone(m[0], upTo, m.index)) add("phone", m[0].trim(), m.index);
  return finds.sort((a, b) => a.index - b.index);
}

const EMAIL = /(?<![\w.+-])[\w.+-]{1,64}@(?:[a-z0-9-]{1,63}\.){1,6}[a-z]{2,24}(?![\w-])/giu;
/** Addresses made for examples, and the kind that only ever belongs to a company. */
const EXAMPLE =
  /@(?:[\w-]+\.)*(?:example|test|invalid|localhost)(?:\.(?:com|org|net))?$|^(?:no-?reply|support|info|sales)@/i;

const IBAN = /(?<![A-Za-z0-9])[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?(?![A-Za-z0-9])/g;

function isIban(found: string): boolean {
  const code = found.replaceAll(" ", "");
  if (code.length < 15 || code.length > 34) return false;
  let rest = 0;
  for (const c of code.slice(4) + code.slice(0, 4)) rest = Number(`${rest}${Number.parseInt(c, 36)}`) % 97;
  return rest === 1;
}

const CARD = /(?<![\d.-])(?:\d[ -]?){12,18}\d(?![\d.-]?\d)/g;

/** Issuer's first digits and the check digit together let one in about fifty random numbers of this length pass. */
function isCard(found: string): boolean {
  const digits = found.replace(/\D/g, "");
  if (
    !/^(?:4\d{12}(?:\d{3})?(?:\d{3})?|5[1-5]\d{14}|2[2-7]\d{14}|3[47]\d{13}|3(?:0[0-5]|[68]\d)\d{11}|6\d{15})$/.test(
      digits,
    )
  )
    return false;
  if (/[ -]/.test(found) && !/^\d{4}([ -])\d{4}\1\d{4}\1\d{1,7}$|^\d{4}([ -])\d{6}\2\d{4,5}$/.test(found))
    return false;
  let sum = 0;
  [...digits].reverse().forEach((digit, at) => {
    const doubled = at % 2 ? Number(digit) * 2 : Number(digit);
    sum += doubled > 9 ? doubled - 9 : doubled;
  });
  return sum % 10 === 0;
}

const PHONE =
  /(?<![\w.+#/=-])(?:\+\d{1,3}|\(\d{2,5}\)|0\d{1,4}|\d{3})(?:[ ./-]?\(?\d{1,4}\)?){1,6}(?![\w/-]|\.\d)/g;
const PHONE_WORD = /(?:phone|call|tel|mobile|cell|whatsapp|number is|reach me|电话|手机|致电)[^\n]{0,20}$/iu;

/** A plus, a bracket, the American grouping or a word before it; a bare run of digits is an order number. */
function isPhone(found: string, text: string, index: number): boolean {
  const digits = found.replace(/\D/g, "");
  if (digits.length < 7 || digits.length > 15) return false;
  if (/^\d{1,3}(?:\.\d{1,3}){3}$/.test(found.trim()) || /^\d{4}-\d{2}-\d{2}/.test(found)) return false;
  if (/^\+\d/.test(found) || /^\(\d{2,5}\)[ -]?\d/.test(found)) return true;
  if (/^\d{3}[-. ]\d{3}[-. ]\d{4}$/.test(found.trim())) return true;
  return PHONE_WORD.test(text.slice(Math.max(0, index - 40), index)) && digits.length >= 7;
}

const SECRET =
  /(?:pass ?word|passwd|passphrase|pwd|pin(?: code)?|secret|api[ _-]?key|access[ _-]?token|auth[ _-]?token|密码|口令)(?:\s+(?:is|was)\s*:?|\s*[:=：]|\s*是)\s*["'`]?([^\s"'`,;]{4,100})/giu;

/** "Password: field", "password is wrong" and the like speak about a password without telling it. */
function isSecret(word: string): boolean {
  const bare = word.replace(/[.!?)]+$/, "");
  if (/^[<[{*•x.]+|^(?:\*+|x+|•+)$/i.test(bare) && !/\d/.test(bare)) return false;
  return (
    bare.length >= 4 &&
    (/\d/.test(bare) || /[^\p{L}\p{N}'’()-]/u.test(bare)) &&
    /[\p{L}\d]/u.test(bare) &&
    !/^https?:/.test(bare)
  );
}

const TOKEN =
  /(?<![\w-])(?:sk_(?:live|test)_\w{16,}|gh[pousr]_\w{30,}|xox[abprs]-[\w-]{20,}|AKIA[0-9A-Z]{16}|eyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}|-----BEGIN [A-Z ]*PRIVATE KEY-----)/g;
