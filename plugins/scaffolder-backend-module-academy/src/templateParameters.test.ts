import fs from 'node:fs';
import path from 'node:path';
import yaml from 'yaml';

/*
 * What the form of a lab template lets through, and that it says in words what it expects: the Scaffolder's form shows
 * `errorMessage` in place of the pattern.
 */
const template = yaml.parse(
  fs.readFileSync(
    path.resolve(
      __dirname,
      '../../../templates/mod-102-cloud-computing/labs/lab-1-gpu-environment.aws.template.yaml',
    ),
    'utf8',
  ),
);

function parameter(name: string) {
  return template.spec.parameters
    .map((step: any) => step.properties[name])
    .find(Boolean);
}

describe('the form of Lab 1 on AWS', () => {
  it.each(['10', '12.50', '0.5', '99999'])('takes %p as budget', budget => {
    expect(budget).toMatch(new RegExp(parameter('budget').pattern));
  });

  it.each(['abc', '', '0', '0.00', '-1', '1e3', '1.234', '100000'])(
    'does not take %p as budget',
    budget => {
      expect(budget).not.toMatch(new RegExp(parameter('budget').pattern));
    },
  );

  it.each(['ada-lab-1', 'a', 'My.lab_1', 'a'.repeat(63)])(
    'takes the repository name %p',
    name => {
      expect(repoUrl(name)).toMatch(new RegExp(parameter('repoUrl').pattern));
    },
  );

  it.each(['my lab one', '', '-lab', 'lab-', 'läb', 'a/b', 'a'.repeat(64)])(
    'does not take the repository name %p',
    name => {
      expect(repoUrl(name)).not.toMatch(
        new RegExp(parameter('repoUrl').pattern),
      );
    },
  );

  it.each(['budget', 'repoUrl'])('says in words what %s expects', name => {
    expect(parameter(name).errorMessage).toMatch(/^(must be|needs) /);
  });
});

/** As the Scaffolder's picker writes it. */
function repoUrl(repo: string) {
  return `git.academy.localhost?${new URLSearchParams({
    owner: 'learners',
    repo,
  })}`;
}
