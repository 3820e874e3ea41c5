/**
 * Gives the former value for as long as the new one says the same, so that what hangs on it is not drawn anew each second.
 * For plain data only.
 */
export const sameWhileEqual = <T>(): ((value: T) => T) => {
  let kept: { readonly value: T; readonly text: string } | null = null;
  return (value) => {
    const text = JSON.stringify(value);
    if (kept?.text !== text) kept = { value, text };
    return kept.value;
  };
};
