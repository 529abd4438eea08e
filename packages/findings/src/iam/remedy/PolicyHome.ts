/** Where a policy of AWS lives, for whoever has to change it there. */
export type PolicyHome =
  | {
      kind: 'inline';
      of: 'user' | 'group' | 'role';
      /** The name of the user, group or role. */
      owner: string;
      name: string;
    }
  | { kind: 'managed'; arn: string; name: string }
  /** One of AWS's own, which nobody can change; it is replaced. */
  | { kind: 'aws-managed'; arn: string; name: string }
  /** A document that stands alone, not known where it is used. */
  | { kind: 'document'; name: string }
  /** Who may take a role; the name is absent where the document does not say it. */
  | { kind: 'trust'; role: string | undefined }
  /** Of a bucket, key, queue, ... */
  | { kind: 'resource'; name: string };
