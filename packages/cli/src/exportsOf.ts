/**
 * What a module that was loaded when it was needed exports. Run from source, Node takes a module in TypeScript for CommonJS
 * and hands its exports over as the default one.
 */
export function exportsOf<T extends object>(module: T): T {
  return 'default' in module ? (module.default as T) : module;
}
