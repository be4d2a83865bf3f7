/**
 * The texts of a field that holds one or several.
 *
 * @param value - what the field holds
 * @returns its texts; none for anything else
 */
export const textsOf = (value: unknown): readonly string[] => {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value]
  return list.filter((item): item is string => typeof item === 'string' && item !== '')
}
