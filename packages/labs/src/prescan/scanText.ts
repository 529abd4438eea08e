import { PrescanFinding, SourcePlace } from './PrescanReport';

/*
 * Forms of keys, from their issuers' documentation: AWS access key ids, GitHub and GitLab tokens, Google API keys, Slack
 * tokens, Azure storage keys in connection strings, PEM private keys, JSON Web Tokens.
 */
const KEYS: readonly (readonly [string, RegExp])[] = [
  ['an AWS access key', /\b(AKIA|ASIA)[A-Z0-9]{16}\b/],
  ['a GitHub token', /\b(gh[pousr]_[A-Za-z0-9]{36}|github_pat_\w{22,})/],
  ['a GitLab token', /\bglpat-[\w-]{20}/],
  ['a Google API key', /\bAIza[\w-]{35}/],
  ['a Slack token', /\bxox[abpr]-[\w-]{10,}/],
  ['a storage key', /AccountKey=[A-Za-z0-9+/]{40,}/],
  ['a private key', /-----BEGIN [A-Z ]*PRIVATE KEY-----/],
  ['a signed token', /\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}/],
];

// What makes Terraform load other providers or settings than those that are written.
const ENVIRONMENT =
  /\bTF_(CLI_ARGS\w*|CLI_CONFIG_FILE|PLUGIN_CACHE_DIR|REATTACH_PROVIDERS|DATA_DIR|WORKSPACE|FORCE_LOCAL_BACKEND|APPEND_USER_AGENT)\b/;

/** What can be seen in a text without parsing it. */
export function scanText(
  file: string,
  text: string,
): {
  findings: PrescanFinding[];
  secrets: (SourcePlace & { what: string })[];
} {
  const findings: PrescanFinding[] = [];
  const secrets: (SourcePlace & { what: string })[] = [];
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
    for (const [what, form] of KEYS) {
      if (form.test(content)) {
        secrets.push({ ...at, what });
      }
    }
  });
  return { findings, secrets };
}
