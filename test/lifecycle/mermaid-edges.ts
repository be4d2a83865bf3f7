/** What a Mermaid state diagram says, read by a few lines of its own that know nothing of the library. */
export interface MermaidDiagram {
  readonly initial: readonly string[]
  readonly final: readonly string[]
  /** `from|to|label` for each label of each arrow. */
  readonly edges: readonly string[]
}

const plain = (text: string): string =>
  text.replace(/#(\d+);/g, (_, point: string) => String.fromCodePoint(Number(point)))

/**
 * Reads a diagram line by line; a line that it does not know is an error.
 *
 * @param text - a `stateDiagram-v2`
 * @returns its arrows with the real names of the stages
 */
export const readMermaid = (text: string): MermaidDiagram => {
  const [head, ...lines] = text.trimEnd().split('\n')
  if (head !== 'stateDiagram-v2') throw new Error(`unknown diagram: ${head}`)
  const names = new Map<string, string>()
  const initial: string[] = []
  const final: string[] = []
  const edges: string[] = []
  const nameOf = (id: string): string => names.get(id) ?? id
  for (const line of lines) {
    const state = /^ {2}state "([^"]*)" as (\w+)$/.exec(line)
    const arrow = /^ {2}(\[\*\]|\w+) --> (\[\*\]|\w+)(?:: ((?:[^:;"#]|#\d+;)+))?$/.exec(line)
    if (state) names.set(state[2] ?? '', plain(state[1] ?? ''))
    else if (!arrow) throw new Error(`unknown line: ${line}`)
    else if (arrow[1] === '[*]') initial.push(nameOf(arrow[2] ?? ''))
    else if (arrow[2] === '[*]') final.push(nameOf(arrow[1] ?? ''))
    else {
      for (const label of (arrow[3] ?? '').split(' / ')) {
        edges.push([nameOf(arrow[1] ?? ''), nameOf(arrow[2] ?? ''), plain(label)].join('|'))
      }
    }
  }
  return { initial, final, edges }
}
