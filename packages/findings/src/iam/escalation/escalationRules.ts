/*
 * Ways from some permissions to more, as sets of actions that suffice together. Which actions those are is public
 * knowledge, gathered (2026-11) from three lists, of which each rule says that hold it, alone or with actions that are not
 * needed: Prowler and pathfinding.cloud (Apache-2.0, see NOTICE), Cloudsplaining (BSD-3-Clause); and from what AWS says
 * that an action does and needs (https://docs.aws.amazon.com/service-authorization/latest/reference/). A set that
 * holds another rule's set is left out: the shorter one says it already. Plain `sts:AssumeRole` is left out too: where it
 * leads is a question of trust, not of actions.
 */

/**
 * What a rule lets one do: change what oneself or a role may do; take away the limit of that; take over another identity; hand a role to a service that
 * then acts with it; act through something that already has a role.
 *
 * @public
 */
export type EscalationKind =
  | 'change-policy'
  | 'lift-boundary'
  | 'take-identity'
  | 'pass-role'
  | 'use-role';

/** @public */
export interface EscalationRule {
  /** The actions, joined; stable. */
  id: string;
  kind: EscalationKind;
  /** All of them are needed. */
  actions: readonly string[];
  /** The service that a passed role must trust. */
  passedTo?: string;
  /** Lists that hold it, or the reference of AWS. */
  publishedBy: readonly PublishedList[];
}

/** @public */
export type PublishedList =
  | 'cloudsplaining'
  | 'pathfinding'
  | 'prowler'
  | 'aws';

/** What a service calls itself in trust policies and in `iam:PassedToService`, by the prefix of its actions. */
const SERVICE_PRINCIPALS = new Map([
  ['airflow', 'airflow-env.amazonaws.com'],
  ['apprunner', 'tasks.apprunner.amazonaws.com'],
  ['autoscaling', 'ec2.amazonaws.com'],
  ['bedrock-agentcore', 'bedrock-agentcore.amazonaws.com'],
  ['braket', 'braket.amazonaws.com'],
  ['cloudformation', 'cloudformation.amazonaws.com'],
  ['codepipeline', 'codepipeline.amazonaws.com'],
  ['codestar', 'codestar.amazonaws.com'],
  ['cognito-identity', 'cognito-identity.amazonaws.com'],
  ['datapipeline', 'datapipeline.amazonaws.com'],
  ['ec2', 'ec2.amazonaws.com'],
  ['ecs', 'ecs-tasks.amazonaws.com'],
  ['eks', 'pods.eks.amazonaws.com'],
  ['elasticmapreduce', 'elasticmapreduce.amazonaws.com'],
  ['emr-serverless', 'emr-serverless.amazonaws.com'],
  ['events', 'events.amazonaws.com'],
  ['gamelift', 'gamelift.amazonaws.com'],
  ['glue', 'glue.amazonaws.com'],
  ['imagebuilder', 'ec2.amazonaws.com'],
  ['kinesisanalytics', 'kinesisanalytics.amazonaws.com'],
  ['lambda', 'lambda.amazonaws.com'],
  ['omics', 'omics.amazonaws.com'],
  ['rolesanywhere', 'rolesanywhere.amazonaws.com'],
  ['sagemaker', 'sagemaker.amazonaws.com'],
  ['scheduler', 'scheduler.amazonaws.com'],
  ['ssm', 'ssm.amazonaws.com'],
  ['states', 'states.amazonaws.com'],
]);

function rule(
  kind: EscalationKind,
  id: string,
  publishedBy: PublishedList[],
): EscalationRule {
  const actions = id.split(' + ');
  const passedTo =
    kind === 'pass-role'
      ? actions
          .map(action => SERVICE_PRINCIPALS.get(action.split(':')[0]))
          .find(service => service !== undefined)
      : undefined;
  return { id, kind, actions, passedTo, publishedBy };
}

/** All rules. @public */
export const ESCALATION_RULES: readonly EscalationRule[] = [
  rule('change-policy', 'iam:AddUserToGroup', [
    'cloudsplaining',
    'pathfinding',
    'prowler',
  ]),
  rule('change-policy', 'iam:AttachGroupPolicy', [
    'cloudsplaining',
    'pathfinding',
    'prowler',
  ]),
  rule('change-policy', 'iam:AttachRolePolicy', [
    'cloudsplaining',
    'pathfinding',
    'prowler',
  ]),
  rule('change-policy', 'iam:AttachUserPolicy', [
    'cloudsplaining',
    'pathfinding',
    'prowler',
  ]),
  rule('change-policy', 'iam:CreatePolicyVersion', [
    'cloudsplaining',
    'pathfinding',
    'prowler',
  ]),
  rule('change-policy', 'iam:PutGroupPolicy', [
    'cloudsplaining',
    'pathfinding',
    'prowler',
  ]),
  rule('change-policy', 'iam:PutRolePolicy', [
    'cloudsplaining',
    'pathfinding',
    'prowler',
  ]),
  rule('change-policy', 'iam:PutUserPolicy', [
    'cloudsplaining',
    'pathfinding',
    'prowler',
  ]),
  rule('change-policy', 'iam:SetDefaultPolicyVersion', [
    'cloudsplaining',
    'prowler',
  ]),
  rule('change-policy', 'sso:AttachManagedPolicyToPermissionSet', ['prowler']),
  rule('change-policy', 'sso:PutInlinePolicyToPermissionSet', ['prowler']),
  rule('change-policy', 'sso:CreateAccountAssignment', ['aws']),
  rule('lift-boundary', 'iam:DeleteRolePermissionsBoundary', ['aws']),
  rule('lift-boundary', 'iam:DeleteUserPermissionsBoundary', ['prowler']),
  rule('lift-boundary', 'iam:PutRolePermissionsBoundary', ['aws']),
  rule('lift-boundary', 'iam:PutUserPermissionsBoundary', ['aws']),
  rule('take-identity', 'iam:CreateAccessKey', [
    'cloudsplaining',
    'pathfinding',
    'prowler',
  ]),
  rule('take-identity', 'iam:CreateLoginProfile', [
    'cloudsplaining',
    'pathfinding',
    'prowler',
  ]),
  rule('take-identity', 'iam:UpdateAssumeRolePolicy', [
    'cloudsplaining',
    'pathfinding',
    'prowler',
  ]),
  rule('take-identity', 'iam:UpdateLoginProfile', [
    'cloudsplaining',
    'pathfinding',
    'prowler',
  ]),
  rule('take-identity', 'iam:CreateServiceSpecificCredential', ['aws']),
  rule('take-identity', 'iam:UpdateSAMLProvider', ['aws']),
  rule('pass-role', 'iam:PassRole + airflow:CreateEnvironment', ['aws']),
  rule(
    'pass-role',
    'iam:PassRole + bedrock-agentcore:CreateAgentRuntime + bedrock-agentcore:InvokeAgentRuntime',
    ['aws'],
  ),
  rule('pass-role', 'iam:PassRole + codepipeline:CreatePipeline', ['aws']),
  rule('pass-role', 'iam:PassRole + codepipeline:UpdatePipeline', ['aws']),
  rule('pass-role', 'iam:PassRole + ec2:AssociateIamInstanceProfile', ['aws']),
  rule('pass-role', 'iam:PassRole + ec2:ReplaceIamInstanceProfileAssociation', [
    'aws',
  ]),
  rule(
    'pass-role',
    'iam:PassRole + ecs:RegisterTaskDefinition + ecs:UpdateService',
    ['aws'],
  ),
  rule('pass-role', 'iam:PassRole + eks:CreatePodIdentityAssociation', ['aws']),
  rule('pass-role', 'iam:PassRole + events:PutRule + events:PutTargets', [
    'aws',
  ]),
  rule(
    'pass-role',
    'iam:PassRole + rolesanywhere:CreateProfile + rolesanywhere:CreateTrustAnchor',
    ['aws'],
  ),
  rule('pass-role', 'iam:PassRole + apprunner:CreateService', [
    'cloudsplaining',
    'pathfinding',
    'prowler',
  ]),
  rule(
    'pass-role',
    'iam:PassRole + autoscaling:CreateAutoScalingGroup + autoscaling:CreateLaunchConfiguration',
    ['prowler'],
  ),
  rule(
    'pass-role',
    'iam:PassRole + autoscaling:CreateLaunchConfiguration + autoscaling:UpdateAutoScalingGroup',
    ['prowler'],
  ),
  rule('pass-role', 'iam:PassRole + braket:CreateJob', ['prowler']),
  rule('pass-role', 'iam:PassRole + cloudformation:CreateStack', [
    'cloudsplaining',
    'pathfinding',
    'prowler',
  ]),
  rule(
    'pass-role',
    'iam:PassRole + cloudformation:CreateStackInstances + cloudformation:CreateStackSet',
    ['cloudsplaining', 'pathfinding', 'prowler'],
  ),
  rule('pass-role', 'iam:PassRole + cloudformation:UpdateStackSet', [
    'cloudsplaining',
    'pathfinding',
    'prowler',
  ]),
  rule('pass-role', 'iam:PassRole + codestar:CreateProject', ['prowler']),
  rule('pass-role', 'iam:PassRole + cognito-identity:SetIdentityPoolRoles', [
    'prowler',
  ]),
  rule('pass-role', 'iam:PassRole + datapipeline:CreatePipeline', [
    'cloudsplaining',
  ]),
  rule('pass-role', 'iam:PassRole + ec2:RequestSpotInstances', [
    'cloudsplaining',
    'pathfinding',
    'prowler',
  ]),
  rule('pass-role', 'iam:PassRole + ec2:RunInstances', [
    'cloudsplaining',
    'pathfinding',
    'prowler',
  ]),
  rule(
    'pass-role',
    'iam:PassRole + ecs:CreateService + ecs:RegisterTaskDefinition',
    ['cloudsplaining', 'pathfinding', 'prowler'],
  ),
  rule('pass-role', 'iam:PassRole + ecs:RunTask', ['prowler']),
  rule('pass-role', 'iam:PassRole + ecs:StartTask', ['prowler']),
  rule('pass-role', 'iam:PassRole + elasticmapreduce:RunJobFlow', ['prowler']),
  rule(
    'pass-role',
    'iam:PassRole + emr-serverless:CreateApplication + emr-serverless:StartJobRun',
    ['prowler'],
  ),
  rule(
    'pass-role',
    'iam:PassRole + gamelift:CreateBuild + gamelift:CreateFleet + gamelift:RequestUploadCredentials',
    ['prowler'],
  ),
  rule('pass-role', 'iam:PassRole + glue:CreateDevEndpoint', [
    'cloudsplaining',
    'pathfinding',
    'prowler',
  ]),
  rule('pass-role', 'iam:PassRole + glue:CreateJob + glue:CreateTrigger', [
    'cloudsplaining',
    'pathfinding',
    'prowler',
  ]),
  rule('pass-role', 'iam:PassRole + glue:CreateJob + glue:StartJobRun', [
    'cloudsplaining',
    'pathfinding',
    'prowler',
  ]),
  rule('pass-role', 'iam:PassRole + glue:CreateSession + glue:RunStatement', [
    'prowler',
  ]),
  rule('pass-role', 'iam:PassRole + glue:CreateTrigger + glue:UpdateJob', [
    'cloudsplaining',
    'pathfinding',
    'prowler',
  ]),
  rule('pass-role', 'iam:PassRole + glue:StartJobRun + glue:UpdateJob', [
    'cloudsplaining',
    'pathfinding',
    'prowler',
  ]),
  rule(
    'pass-role',
    'iam:PassRole + imagebuilder:CreateComponent + imagebuilder:CreateImage + imagebuilder:CreateImageRecipe + imagebuilder:CreateInfrastructureConfiguration',
    ['prowler'],
  ),
  rule(
    'pass-role',
    'iam:PassRole + kinesisanalytics:CreateApplication + kinesisanalytics:StartApplication',
    ['prowler'],
  ),
  rule(
    'pass-role',
    'iam:PassRole + lambda:AddPermission + lambda:CreateFunction',
    ['cloudsplaining', 'pathfinding', 'prowler'],
  ),
  rule(
    'pass-role',
    'iam:PassRole + lambda:CreateEventSourceMapping + lambda:CreateFunction',
    ['cloudsplaining', 'pathfinding', 'prowler'],
  ),
  rule(
    'pass-role',
    'iam:PassRole + lambda:CreateFunction + lambda:InvokeFunction',
    ['cloudsplaining', 'pathfinding', 'prowler'],
  ),
  rule(
    'pass-role',
    'iam:PassRole + omics:CreateWorkflow + omics:StartRun + s3:GetObject',
    ['prowler'],
  ),
  rule('pass-role', 'iam:PassRole + sagemaker:CreateNotebookInstance', [
    'cloudsplaining',
    'pathfinding',
    'prowler',
  ]),
  rule('pass-role', 'iam:PassRole + sagemaker:CreateProcessingJob', [
    'cloudsplaining',
    'pathfinding',
    'prowler',
  ]),
  rule('pass-role', 'iam:PassRole + sagemaker:CreateTrainingJob', [
    'cloudsplaining',
    'pathfinding',
    'prowler',
  ]),
  rule('pass-role', 'iam:PassRole + scheduler:CreateSchedule', ['prowler']),
  rule('pass-role', 'iam:PassRole + ssm:StartAutomationExecution', ['prowler']),
  rule(
    'pass-role',
    'iam:PassRole + states:CreateStateMachine + states:StartExecution',
    ['prowler'],
  ),
  rule('use-role', 'codebuild:UpdateProject', ['aws']),
  rule('use-role', 'eks:AssociateAccessPolicy + eks:CreateAccessEntry', [
    'aws',
  ]),
  rule('use-role', 'elasticmapreduce:AddJobFlowSteps', ['aws']),
  rule('use-role', 'sagemaker:CreatePresignedDomainUrl', ['aws']),
  rule('use-role', 'ssm:CreateAssociation', ['aws']),
  rule('use-role', 'apprunner:UpdateService', ['pathfinding', 'prowler']),
  rule('use-role', 'batch:SubmitJob', ['prowler']),
  rule(
    'use-role',
    'bedrock-agentcore:ConnectBrowserAutomationStream + bedrock-agentcore:StartBrowserSession',
    ['prowler'],
  ),
  rule('use-role', 'bedrock-agentcore:InvokeAgentRuntimeCommand', ['prowler']),
  rule(
    'use-role',
    'bedrock-agentcore:InvokeCodeInterpreter + bedrock-agentcore:StartCodeInterpreterSession',
    ['cloudsplaining', 'pathfinding', 'prowler'],
  ),
  rule(
    'use-role',
    'cloudformation:CreateChangeSet + cloudformation:ExecuteChangeSet',
    ['cloudsplaining', 'pathfinding', 'prowler'],
  ),
  rule('use-role', 'cloudformation:UpdateStack', ['pathfinding', 'prowler']),
  rule('use-role', 'codebuild:StartBuild', ['pathfinding', 'prowler']),
  rule('use-role', 'codebuild:StartBuildBatch', ['pathfinding', 'prowler']),
  rule(
    'use-role',
    'codedeploy:CreateDeployment + codedeploy:GetDeploymentConfig + codedeploy:RegisterApplicationRevision',
    ['prowler'],
  ),
  rule('use-role', 'ec2-instance-connect:SendSSHPublicKey', [
    'cloudsplaining',
    'pathfinding',
    'prowler',
  ]),
  rule(
    'use-role',
    'ec2:CreateLaunchTemplateVersion + ec2:ModifyLaunchTemplate',
    ['cloudsplaining', 'pathfinding', 'prowler'],
  ),
  rule(
    'use-role',
    'ec2:ModifyInstanceAttribute + ec2:StartInstances + ec2:StopInstances',
    ['cloudsplaining', 'pathfinding', 'prowler'],
  ),
  rule('use-role', 'ecs:ExecuteCommand', ['cloudsplaining', 'prowler']),
  rule('use-role', 'glue:UpdateDevEndpoint', [
    'cloudsplaining',
    'pathfinding',
    'prowler',
  ]),
  rule('use-role', 'lambda:UpdateFunctionCode', [
    'cloudsplaining',
    'pathfinding',
    'prowler',
  ]),
  rule('use-role', 'lambda:UpdateFunctionConfiguration', ['prowler']),
  rule(
    'use-role',
    'sagemaker:CreateNotebookInstanceLifecycleConfig + sagemaker:StartNotebookInstance + sagemaker:StopNotebookInstance + sagemaker:UpdateNotebookInstance',
    ['cloudsplaining', 'pathfinding', 'prowler'],
  ),
  rule('use-role', 'sagemaker:CreatePresignedNotebookInstanceUrl', [
    'cloudsplaining',
    'pathfinding',
    'prowler',
  ]),
  rule('use-role', 'ssm:SendCommand', ['pathfinding', 'prowler']),
  rule('use-role', 'ssm:StartSession', ['pathfinding', 'prowler']),
  rule('use-role', 'states:UpdateStateMachine', ['prowler']),
];
