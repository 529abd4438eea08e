/**
 * Whether a range is as good as the whole internet. Two halves of it are the internet, so anything wider than a /8 (IPv4) or
 * a /16 (IPv6) counts; `*`, `Internet` and `Any` are Azure's names for it.
 */
export function isWorld(range: string): boolean {
  if (/^(\*|internet|any)$/i.test(range)) {
    return true;
  }
  const [address, prefix] = range.trim().split('/');
  // Azure takes a bare 0.0.0.0 for 0.0.0.0/0.
  return prefix === undefined
    ? /^(0\.0\.0\.0|::)$/.test(address)
    : Number(prefix) < (address.includes(':') ? 16 : 8);
}
