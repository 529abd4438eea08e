import type { CtyObject } from '../cty/CtyValue';
import type { Diagnostic } from '../simulation/Diagnostic';
import type { TypeRules } from '../simulation/TypeRules';

/** A type of a provider that makes values and asks nobody. */
export interface Maker {
  /** Defaults and checks; every argument that `inPlace` does not name replaces what was made. */
  rules: Pick<TypeRules, 'checks' | 'defaults'>;
  /** Arguments that change what there is. */
  inPlace?: string[];
  /** Values that follow from those, and are made anew. */
  follows?: string[];
  /** The values that are computed, or why there are none. */
  make(planned: CtyObject, now: string): CtyObject | Diagnostic;
  /** False where time has run out, and the resource is made anew. */
  lasts?(state: CtyObject, now: string): boolean;
  /** The attribute that says that it is to be made anew, where it is time for that. */
  renews?(state: CtyObject, now: string): string | undefined;
  /** Takes away what lies outside of the state. */
  remove?(state: CtyObject): void;
  /** What an import id says, `undefined` where it says nothing. */
  read?(importId: string): CtyObject | undefined;
  /** How long it takes to make and to destroy, in milliseconds. */
  delays?(state: CtyObject): { create: number; destroy: number };
}

/** Answers a data source that needs nobody. */
export type MakerDataSource = (config: CtyObject) => CtyObject | Diagnostic;

/** What one provider makes. */
export interface MakerSet {
  resources: Readonly<Record<string, Maker>>;
  dataSources: Readonly<Record<string, MakerDataSource>>;
}
