import { conformValue } from '../cty/conformValue';
import type { CtyType } from '../cty/CtyType';
import { type CtyObject, type CtyValue, isCtyObject } from '../cty/CtyValue';
import { decodeValue, encodeValue } from '../cty/msgpack';
import type { AttributePath, Diagnostic } from '../simulation/Diagnostic';

/** A value on the wire; Terraform writes the one or the other. */
export interface DynamicValue {
  msgpack?: Uint8Array;
  json?: Uint8Array;
}

/** Reads the value of a resource, a data source or a provider block. */
export function decodeObject(
  value: DynamicValue | null,
  type: CtyType,
): CtyObject | null {
  let decoded: CtyValue = null;
  if (value?.msgpack?.length) {
    decoded = decodeValue(value.msgpack, type);
  } else if (value?.json?.length) {
    decoded = conformValue(
      JSON.parse(Buffer.from(value.json).toString()),
      type,
    );
  }
  return isCtyObject(decoded) ? decoded : null;
}

/** Writes a value for Terraform. */
export function encodeObject(
  value: CtyObject | null,
  type: CtyType,
): DynamicValue {
  return { msgpack: encodeValue(value, type) };
}

/** An attribute path in the protocol's words. */
export function encodePath(path: AttributePath): object {
  return {
    steps: path.map(step =>
      typeof step === 'number'
        ? { elementKeyInt: step }
        : { attributeName: step },
    ),
  };
}

/** Diagnostics in the protocol's words. */
export function encodeDiagnostics(diagnostics: Diagnostic[]): object[] {
  return diagnostics.map(({ attribute, ...rest }) => ({
    ...rest,
    ...(attribute && { attribute: encodePath(attribute) }),
  }));
}
