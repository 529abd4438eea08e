import { redactSource } from '../redaction';
import { lineOf, quoted } from './lineOf';
import { labelled, parseHcl } from './parseHcl';
import {
  AllowList,
  PrescanFinding,
  PrescanReport,
  SourceFile,
} from './PrescanReport';
import { scanFileName } from './scanFileName';
import { scanModule } from './scanModule';
import { scanText } from './scanText';
import { digestOfRedacted } from './sourceDigest';
import { conditionsOf, lifecyclesOf, typesOf } from './sourceFacts';
import { ParsedFile, providerAddress, sourceModules } from './SourceModule';

/*
 * Terraform runs what it finds before anybody has judged it: `init` starts providers, `plan` reads data sources, `apply`
 * runs provisioners. So the text is read first, by a parser that runs nothing, and held against a list of what the lab
 * allows. What the parser does not read (JSON syntax, overrides, links) is refused as such, since it could hold anything.
 */

/** Raise it with every change that can find something else in the same source. */
const VERSION = '1.3.0';

/** Files that Terraform reads as HCL. */
const HCL = /\.(tf|tfvars|hcl)$/;

/**
 * Reads a configuration before Terraform does, and says what in it the lab does not allow. Pure.
 *
 * @param source - every file below the root of the configuration that Terraform reads, by its path with `/`
 * @public
 */
export async function prescan(
  source: Readonly<Record<string, SourceFile>>,
  allow: AllowList,
): Promise<PrescanReport> {
  // Literals alone are redacted, so the same is found, and no message can quote a secret.
  const { files, secrets } = redactSource(source);
  const findings: PrescanFinding[] = [];
  const parsed: ParsedFile[] = [];
  for (const file of Object.keys(files).sort()) {
    const text = files[file];
    const refused = scanFileName(file, text);
    findings.push(...refused);
    if (typeof text !== 'string') {
      continue;
    }
    findings.push(...scanText(file, text));
    if (refused.length || !HCL.test(file)) {
      continue;
    }
    try {
      const document = { file, text, parsed: await parseHcl(text) };
      if (file.endsWith('.terraform.lock.hcl')) {
        findings.push(...scanLockFile(document, allow));
      } else if (!file.endsWith('.tfvars')) {
        parsed.push(document);
      }
    } catch (error) {
      findings.push(unreadable(file, error));
    }
  }
  return {
    version: VERSION,
    sourceDigest: digestOfRedacted(files),
    files: Object.keys(files).length,
    findings: [
      ...findings,
      ...sourceModules(parsed).flatMap(module => scanModule(module, allow)),
    ].sort(byPlace),
    conditions: parsed.flatMap(conditionsOf),
    lifecycles: parsed.flatMap(lifecyclesOf),
    types: typesOf(parsed),
    secrets,
  };
}

// A lock file pins what `init` installs, and can name another provider than the configuration does.
function scanLockFile(
  { file, text, parsed }: ParsedFile,
  allow: AllowList,
): PrescanFinding[] {
  return labelled(parsed.provider)
    .map(([name]) => ({ name, source: providerAddress(name) }))
    .filter(({ source }) => !allow.providers.includes(source))
    .map(({ name, source }) => ({
      rule: 'provider',
      file,
      line: lineOf(text, new RegExp(quoted(name))),
      message: `provider ${source} is not allowed in this lab; expected ${allow.providers.join(
        ', ',
      )}`,
    }));
}

function unreadable(file: string, error: unknown): PrescanFinding {
  const message = error instanceof Error ? error.message : String(error);
  const place = /\[source\.tf:(\d+),\d+[^:]*: (.*?)\]?$/s.exec(message);
  return {
    rule: 'syntax',
    file,
    line: Number(place?.[1] ?? 1),
    message: `not HCL: ${(place?.[2] ?? message).replace(/\]$/, '')}`,
  };
}

function byPlace(
  a: { file: string; line: number },
  b: { file: string; line: number },
): number {
  if (a.file === b.file) {
    return a.line - b.line;
  }
  return a.file < b.file ? -1 : 1;
}
