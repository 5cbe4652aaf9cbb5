const local = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const domain = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+([a-z]{2,63}|xn--[a-z0-9-]{2,59})$/;

/**
 * The one way an address is written here, or null for what is not exactly one plain address. Only ASCII: letters that
 * look alike, and at-signs of other scripts, would make two people one or send a link astray.
 */
export function canonicalEmail(given: string): string | null {
  if (given.length > 320) return null;
  const trimmed = given.replace(/^[ \t]+|[ \t]+$/g, "").toLowerCase();
  if (trimmed.length > 254 || /[^\x21-\x7e]/.test(trimmed)) return null;
  const [name, host, ...more] = trimmed.split("@");
  if (!name || !host || more.length > 0 || name.length > 64) return null;
  return local.test(name) && domain.test(host) ? `${name}@${host}` : null;
}
