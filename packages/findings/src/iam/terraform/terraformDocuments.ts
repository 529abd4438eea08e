import { IamDocument } from '../check/IamFormat';
import { AwsAccountBuilder } from './cloud/AwsAccountBuilder';
import { awsResourcePolicies } from './cloud/awsResourcePolicies';
import { azureDocuments } from './cloud/azureDocuments';
import { DocumentBuilder } from './cloud/DocumentBuilder';
import { gcpDocuments } from './cloud/gcpDocuments';
import { roleHolders } from './cloud/roleHolders';
import { TerraformContent } from './resources/TerraformResource';

/** What a configuration or a plan makes, as the documents of permissions that the clouds would export of it. */
export function terraformDocuments(
  { resources, account }: TerraformContent,
  file: string,
  builder: DocumentBuilder,
): IamDocument[] {
  const aws = new AwsAccountBuilder(builder, account);
  const ofResources = resources.flatMap(resource =>
    aws.add(resource) ? [] : awsResourcePolicies(resource, builder, account),
  );
  return [
    ...aws.documents(file, roleHolders(resources, builder, account)),
    ...ofResources,
    ...gcpDocuments(resources, builder, account),
    ...azureDocuments(resources, builder, account),
  ];
}
