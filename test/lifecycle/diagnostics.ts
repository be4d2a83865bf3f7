import { fileURLToPath } from 'node:url'
import ts from 'typescript'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** The project's own compiler options, so that a case is judged as the code of the project is. */
const options = (): ts.CompilerOptions => {
  const { config } = ts.readConfigFile(`${root}tsconfig.json`, ts.sys.readFile)
  return ts.parseJsonConfigFileContent(config, ts.sys, root).options
}

/**
 * What the TypeScript compiler says about sources that exist in memory only, as a person reads it.
 *
 * @param sources - text of a module by any name; it imports the lifecycle room from './index.ts'
 * @returns the messages of each source
 */
export const diagnosticsOf = (
  sources: Readonly<Record<string, string>>,
): ReadonlyMap<string, readonly string[]> => {
  const fileOf = (name: string) => `${root}src/lifecycle/${name.replace(/\W+/g, '-')}.memory.ts`
  const texts = new Map(Object.entries(sources).map(([name, text]) => [fileOf(name), text]))
  const compilerOptions = options()
  const host = ts.createCompilerHost(compilerOptions)
  const { fileExists, readFile, getSourceFile } = host
  host.fileExists = (file) => texts.has(file) || fileExists(file)
  host.readFile = (file) => texts.get(file) ?? readFile(file)
  host.getSourceFile = (file, language) => {
    const text = texts.get(file)
    return text === undefined
      ? getSourceFile(file, language)
      : ts.createSourceFile(file, text, language)
  }
  const program = ts.createProgram([...texts.keys()], compilerOptions, host)
  return new Map(
    Object.keys(sources).map((name) => {
      const file = program.getSourceFile(fileOf(name))
      const found = [
        ...program.getSyntacticDiagnostics(file),
        ...program.getSemanticDiagnostics(file),
      ]
      return [
        name,
        found.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n')),
      ]
    }),
  )
}
