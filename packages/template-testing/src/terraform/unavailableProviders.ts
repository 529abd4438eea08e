import { CommandResult } from '../process/runCommand';

/** Terraform's words, with the lines put together that it broke. */
const LACKING =
  /Could not retrieve the list of available versions for provider (\S+): (?:no available releases match the given constraints ([^\n]*?)(?= Error: |$)|provider \S+ was not found)/g;

/**
 * Which providers a configuration asks for that are not simulated, or not in a version that it allows: that is nothing
 * wrong with it. Undefined where `terraform init` was about something else too.
 */
export function unavailableProviders({
  code,
  output,
}: CommandResult): string | undefined {
  const text = output.replace(/[╷│╵\s]+/g, ' ').trim();
  const lacking = [...text.matchAll(LACKING)].map(([, provider, versions]) =>
    versions ? `${provider} ${versions.trim()}` : provider,
  );
  const errors = text.match(/Error: /g)?.length ?? 0;
  return code !== 0 && lacking.length && lacking.length === errors
    ? lacking.join(', ')
    : undefined;
}
