/** A location as Azure stores it: `West Europe` → `westeurope`. */
export function normalLocation(location: string): string {
  return location.replace(/\s+/g, '').toLowerCase();
}
