import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  Button,
  Dialog,
  DialogBody,
  DialogHeader,
  DialogTrigger,
  Link,
  Text,
} from '@backstage/ui';
import { Finding } from '@gpu-academy/backstage-plugin-academy-common';
import { academyTranslationRef } from '../../translation';

/** What a finding means and how to fix it, on demand. */
export function FindingHelp(props: { finding: Finding }) {
  const { title, description, remediation, remediationUrl, checkId } =
    props.finding;
  const { t } = useTranslationRef(academyTranslationRef);
  if (!description && !remediation && !remediationUrl) {
    return null;
  }
  return (
    <DialogTrigger>
      <Button
        size="small"
        variant="tertiary"
        aria-label={t('findings.remediationOf', { title })}
      >
        {t('findings.remediation')}
      </Button>
      <Dialog width={640}>
        <DialogHeader>{title}</DialogHeader>
        <DialogBody>
          {description && <Text as="p">{description}</Text>}
          {(remediation || remediationUrl) && (
            <Text as="p">
              <strong>{t('findings.remediation')}: </strong>
              {remediation}{' '}
              {remediationUrl && isWebAddress(remediationUrl) && (
                <Link href={remediationUrl} target="_blank" rel="noreferrer">
                  {remediationUrl}
                </Link>
              )}
            </Text>
          )}
          <Text as="p" variant="body-small" color="secondary">
            {checkId}
          </Text>
        </DialogBody>
      </Dialog>
    </DialogTrigger>
  );
}

/** Findings are written by scanners: an address of another kind (`javascript:`) is no link. */
function isWebAddress(address: string) {
  return /^https?:\/\//i.test(address);
}
