/** What sources call a cloud, and what it is here. */
const PROVIDER_OF_NAME = new Map<string, string>([
  ['aws', 'aws'],
  ['amazon', 'aws'],
  ['amazon web services', 'aws'],
  ['gcp', 'gcp'],
  ['google', 'gcp'],
  ['google cloud', 'gcp'],
  ['google cloud platform', 'gcp'],
  ['azure', 'azure'],
  ['microsoft', 'azure'],
  ['microsoft azure', 'azure'],
  ['kubernetes', 'kubernetes'],
  ['k8s', 'kubernetes'],
]);

/** One name for one cloud: `aws`, `gcp`, `azure`, `kubernetes`; any other name in lower case. @public */
export function canonicalProvider(name: string): string {
  const lower = name.trim().toLowerCase();
  return PROVIDER_OF_NAME.get(lower) ?? lower;
}

/** The cloud that a resource's id gives away by its form; undefined where it does not. @public */
export function providerOfResource(resourceUid: string): string | undefined {
  if (/^arn:aws[a-z-]*:/.test(resourceUid) || /^AWS::::/.test(resourceUid)) {
    return 'aws';
  }
  if (/^\/?subscriptions\//i.test(resourceUid)) {
    return 'azure';
  }
  return /^(\/\/[a-z0-9-]+\.googleapis\.com\/|projects\/)/.test(resourceUid)
    ? 'gcp'
    : undefined;
}

/** Account and region of an AWS ARN, where it names them. @public */
export function arnScope(arn: string): { scopeId?: string; region?: string } {
  const match = /^arn:aws[a-z-]*:[^:]*:([^:]*):([^:]*):/.exec(arn);
  return match
    ? {
        region: match[1] || undefined,
        scopeId: /^\d{12}$/.test(match[2]) ? match[2] : undefined,
      }
    : {};
}

/** The ARN where it is of a user, a role or a session of one: such a resource is a principal itself. @public */
export function principalOfArn(arn: string): string | undefined {
  return /^arn:aws[a-z-]*:(iam|sts)::\d{12}:(user|role|assumed-role|root)\b/.test(
    arn,
  )
    ? arn
    : undefined;
}
