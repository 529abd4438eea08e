import { redactFiles } from '../redaction';
import { SourceFile } from './PrescanReport';

/**
 * What a program printed about a configuration, without the secrets of that configuration: messages quote the lines that
 * they complain of.
 *
 * @public
 */
export function redactOutput(
  source: Readonly<Record<string, SourceFile>>,
  output: string,
): string {
  const { files } = redactFiles({
    'source.json': JSON.stringify({ files: source }),
    'output.txt': output,
  });
  return files['output.txt'];
}
