import { PrescanFinding } from './PrescanReport';

// What makes Terraform load other providers or settings than those that are written.
const ENVIRONMENT =
  /\bTF_(CLI_ARGS\w*|CLI_CONFIG_FILE|PLUGIN_CACHE_DIR|REATTACH_PROVIDERS|DATA_DIR|WORKSPACE|FORCE_LOCAL_BACKEND|APPEND_USER_AGENT)\b/;

/** What can be seen in a text without parsing it. */
export function scanText(file: string, text: string): PrescanFinding[] {
  const findings: PrescanFinding[] = [];
  text.split('\n').forEach((content, index) => {
    const at = { file, line: index + 1 };
    const variable = ENVIRONMENT.exec(content)?.[0];
    if (variable) {
      findings.push({
        ...at,
        rule: 'environment',
        message: `${variable} changes what Terraform runs; remove it`,
      });
    }
    const override = /\b(dev_overrides|provider_installation)\b/.exec(
      content,
    )?.[0];
    if (override) {
      findings.push({
        ...at,
        rule: 'cli-config',
        message: `${override} replaces providers; remove it`,
      });
    }
  });
  return findings;
}
