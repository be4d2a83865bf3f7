import { oneLine } from './one-line.ts'

/**
 * A text that means nothing in Markdown, or in HTML within it.
 *
 * @param text - whatever somebody wrote
 * @returns the same for people, in one line
 */
export const escapeMarkdown = (text: string): string =>
  oneLine(text)
    .replaceAll(/[\\`*_{}[\]()#+!|~.>-]/g, (mark) => `\\${mark}`)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    // an address of a page would become a link by itself
    .replaceAll('://', ':&#47;&#47;')
    .replaceAll('@', '&#64;')
