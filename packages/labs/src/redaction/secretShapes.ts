import { markerOf, replacementOf } from './marker';

/*
 * Forms of keys, from their issuers' documentation. Each begins with something that nothing else begins with, so what
 * looks like one is one.
 */
const SHAPES: readonly (readonly [why: string, shape: RegExp])[] = [
  [
    'a private key',
    /-----BEGIN [A-Z ]*PRIVATE KEY( BLOCK)?-----[\s\S]*?(-----END [A-Z ]*PRIVATE KEY( BLOCK)?-----|$)/g,
  ],
  [
    'a private key',
    /LS0tLS1CRUdJTi(BQUklWQVRF|BSU0EgUFJJVkFURS|BFQyBQUklWQVRF|BPUEVOU1NIIFBSSVZBVEUg|BFTkNSWVBURUQgUFJJVkFURS)[A-Za-z0-9+/=]*/g,
  ],
  ['an AWS access key', /\b(AKIA|ASIA)[A-Z0-9]{16}\b/g],
  ['a GitHub token', /\b(gh[pousr]_[A-Za-z0-9]{36,}|github_pat_\w{22,})/g],
  ['a GitLab token', /\bgl(pat|rt|dt|ft|ptt|cbt)-[\w-]{20,}/g],
  ['a Google API key', /\bAIza[\w-]{35}/g],
  ['a Google access token', /\bya29\.[\w-]{20,}/g],
  ['a Google client secret', /\bGOCSPX-[\w-]{20,}/g],
  ['an Azure client secret', /\b[\w.~-]{3}\dQ~[\w.~-]{31,34}/g],
  ['a Slack token', /\bx(ox[abeoprs]|app)-[\w-]{10,}/g],
  ['a Hugging Face token', /\bhf_[A-Za-z]{30,}/g],
  ['an npm token', /\bnpm_[A-Za-z0-9]{36}/g],
  ['an API key', /\bsk-(ant-|proj-)?[\w-]{32,}/g],
  ['a Vault token', /\bhvs\.[\w-]{20,}/g],
  ['a Terraform token', /\b[A-Za-z0-9]{14}\.atlasv1\.[\w-]{60,}/g],
  ['a storage key', /\bAccountKey=[A-Za-z0-9+/]{40,}={0,2}/g],
  ['a signed token', /\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}/g],
  [
    'a secret that a script sets',
    /(?<=(?:PASSWORD|PASSWD|API_KEY|API_TOKEN|ACCESS_TOKEN|AUTH_TOKEN|CLIENT_SECRET|SECRET_KEY|SECRET_ACCESS_KEY)=["']?)[^\s"'`$(){}<>\\;&|]{6,}/g,
  ],
  [
    'a password in a connection string',
    /(?<=;\s?(?:Password|Pwd)=)[^\s;"'`$(){}<>\\]{6,}/gi,
  ],
  [
    'a password in a URL',
    /(?<=:\/\/)[^\s/:@"'(){}$]{1,100}:[^\s/@"'(){}$]{1,200}(?=@)/g,
  ],
];

/** One look for all, since nearly every text has none. */
const ANY =
  /PRIVATE KEY|LS0tLS1C|A[KS]IA[A-Z0-9]|gh[pousr]_|github_pat_|gl\w{2,3}-|AIza|ya29\.|GOCSPX|Q~|xox|xapp|hf_|npm_|sk-|hvs\.|atlasv1|AccountKey|(?:PASSW(?:OR)?D|_KEY|_TOKEN|_SECRET)=|;\s?(?:password|pwd|Password|Pwd|PASSWORD|PWD)=|eyJ|:\/\/[^\s/"]*@/;

/** Whether there can be a key in a JSON text; where characters are escaped that need not be, it can. */
export function mayHoldShapes(json: string): boolean {
  return (
    ANY.test(json) ||
    (json.includes('\\') && /\\\/|\\u00(?!3c|3e|26)/i.test(json))
  );
}

/** A text without what looks like a key. */
export function maskShapes(text: string): string {
  if (!ANY.test(text)) {
    return text;
  }
  return SHAPES.reduce(
    (masked, [why, shape]) =>
      masked.replace(shape, found =>
        found.includes('\n') ? replacementOf(found, why) : markerOf(why),
      ),
    text,
  );
}
