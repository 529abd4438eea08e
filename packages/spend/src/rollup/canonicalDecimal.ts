/** A decimal without the zeros that a fixed scale appends: `1.50` is `1.5`, nothing is `0`. */
export function canonicalDecimal(decimal: string | null): string {
  if (decimal === null) {
    return '0';
  }
  const shortened = decimal.includes('.')
    ? decimal.replace(/\.?0+$/, '')
    : decimal;
  return shortened === '-0' ? '0' : shortened;
}
