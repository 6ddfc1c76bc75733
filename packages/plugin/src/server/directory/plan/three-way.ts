/**
 * Tells whether a value from WeCom is to be written over what stands in NocoBase: only when it is another one than WeCom
 * told last. What somebody changed by hand since stays until then.
 */
export function takesOver<Value>(values: { written: Value; told: Value; actual: Value }): boolean {
  return values.told !== values.written && values.told !== values.actual;
}
