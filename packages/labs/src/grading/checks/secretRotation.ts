import { blocks, strings, text } from '../../plan/attributes';
import { checkByCloud, firstComplaint, lacks } from '../Check';
import { refersTo } from '../refersTo';

const DAYS = 90;
const DAY_MS = 24 * 60 * 60 * 1000;

/** Secrets are replaced before they are old. */
export const secretRotation = checkByCloud({
  id: 'secret-rotation',
  title: 'Secrets are rotated',
  praise: `Every secret is rotated within ${DAYS} days.`,
  hint: {
    aws: 'Give each secret an `aws_secretsmanager_secret_rotation` with `automatically_after_days` of at most 90.',
    gcp: 'Give each secret `rotation` with a `rotation_period` of at most `7776000s`, and `topics`, where the rotation is announced.',
    azure:
      'Give each secret an `expiration_date` within 90 days, and subscribe to `Microsoft.KeyVault.SecretNearExpiry` of the vault.',
  },
  complaint: {
    aws: run => {
      const secrets = run.appliedOf('aws_secretsmanager_secret');
      const rotations = run.appliedOf('aws_secretsmanager_secret_rotation');
      return secrets.length
        ? firstComplaint(secrets, secret => {
            const rules = rotations
              .filter(({ values }) => refersTo(values?.secret_id, secret))
              .flatMap(({ values }) => blocks(values, 'rotation_rules'));
            if (!rules.length) {
              return 'is never rotated';
            }
            const isSoon = rules.some(
              rule =>
                isOften(text(rule, 'schedule_expression')) ||
                (typeof rule.automatically_after_days === 'number' &&
                  rule.automatically_after_days > 0 &&
                  rule.automatically_after_days <= DAYS),
            );
            return isSoon
              ? undefined
              : `is rotated after more than ${DAYS} days`;
          })
        : lacks('aws_secretsmanager_secret');
    },
    gcp: run => {
      const secrets = run.plannedOf('google_secret_manager_secret');
      return secrets.length
        ? firstComplaint(secrets, ({ values }) => {
            const [rotation] = blocks(values, 'rotation');
            const seconds = /^(\d+(?:\.\d+)?)s$/.exec(
              text(rotation, 'rotation_period'),
            )?.[1];
            if (!seconds) {
              return 'is never rotated';
            }
            if (Number(seconds) > (DAYS * DAY_MS) / 1000) {
              return `is rotated after more than ${DAYS} days`;
            }
            return blocks(values, 'topics').length
              ? undefined
              : 'tells nobody when it is to be rotated (topics)';
          })
        : lacks('google_secret_manager_secret');
    },
    azure: run => {
      const secrets = run.appliedOf('azurerm_key_vault_secret');
      if (!secrets.length) {
        return lacks('azurerm_key_vault_secret');
      }
      const wrong = firstComplaint(secrets, ({ values }) => {
        const end = Date.parse(text(values, 'expiration_date'));
        if (Number.isNaN(end)) {
          return 'never expires';
        }
        const start = Date.parse(
          text(values, 'not_before_date') || (run.plan.timestamp ?? ''),
        );
        return end - start <= DAYS * DAY_MS
          ? undefined
          : `expires after more than ${DAYS} days`;
      });
      const isAnnounced =
        run.plannedOf('azurerm_eventgrid_system_topic').length > 0 &&
        run
          .plannedOf('azurerm_eventgrid_system_topic_event_subscription')
          .some(({ values }) =>
            strings(values, 'included_event_types').includes(
              'Microsoft.KeyVault.SecretNearExpiry',
            ),
          );
      return (
        wrong ??
        (isAnnounced
          ? undefined
          : lacks(
              'azurerm_eventgrid_system_topic_event_subscription on Microsoft.KeyVault.SecretNearExpiry',
            ))
      );
    },
  },
});

const RATE = /^rate\((\d+) (hour|day)s?\)$/;
const CRON = /^cron\(\S+ \S+ \S+ (\S+) \S+ \*\)$/;

/** Whether an expression of Secrets Manager comes round within the days: a rate, or a cron of every third month or oftener. */
function isOften(expression: string): boolean {
  const [, count, unit] = RATE.exec(expression) ?? [];
  if (count) {
    return Number(count) <= (unit === 'day' ? DAYS : DAYS * 24);
  }
  const month = CRON.exec(expression)?.[1] ?? '';
  return (
    /^(\*|[*1]\/[1-3])$/.test(month) || new Set(month.split(',')).size >= 4
  );
}
