import { JSONWebKeySet } from 'jose';

/** A workflow that may hand in evidence: one of the platform team's own. @public */
export interface TrustedWorkflow {
  /**
   * Where it stands, without what comes after `@`. GitHub: `owner/repo/.github/workflows/file.yml`; GitLab:
   * `host/group/project//.gitlab-ci.yml`.
   */
  path: string;
  /** Commits at which it was reviewed. A tag or branch can be moved, so they are what is trusted. */
  commits: readonly string[];
}

/**
 * A CI system that signs tokens. Hosted GitHub, GitHub Enterprise Server (`https://HOST/_services/token`), `ghe.com`
 * subdomains, hosted and self-managed GitLab each are one, told apart by `issuer`.
 *
 * @public
 */
export interface EvidenceIssuer {
  /** The `iss` of its tokens, to the letter. */
  issuer: string;
  /** Which claims its tokens have. */
  kind: 'github' | 'gitlab';
  /** Its public keys, as it publishes them. */
  keys: JSONWebKeySet;
  workflows: readonly TrustedWorkflow[];
  /** Values of `runner_environment`; those that the CI system itself hosts unless given. */
  runners?: readonly string[];
}

/** What the portal knows of a submission, which its token has to agree with. @public */
export interface ExpectedSubmission {
  /** The audience of the portal, e.g. `https://portal.example.com/api/academy/evidence`. */
  audience: string;
  /** The exact text of `manifest.json`, from which the audience of the token follows. */
  manifest: string;
  /** Id of the repository (GitHub) or project (GitLab) that the workspace was made with; ids cannot be taken over. */
  repositoryId: string;
  /** Id of its owner (GitHub) or namespace (GitLab). */
  ownerId?: string;
  /** What was given for this attempt. */
  nonce?: string;
}
