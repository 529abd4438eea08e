import { useRef, useState } from 'react';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Button, VisuallyHidden } from '@backstage/ui';
import { RiCheckLine, RiFileCopyLine } from '@remixicon/react';
import { academyTranslationRef } from '../../translation';
import styles from './CommandBlock.module.css';

/** A command as it is typed, with a button that copies it. */
export function CommandBlock(props: { label: string; command: string }) {
  const { label, command } = props;
  const { t } = useTranslationRef(academyTranslationRef);
  const code = useRef<HTMLPreElement>(null);
  const [copied, setCopied] = useState<string>();

  const done = copied === command;
  const action = done ? t('workspace.copied') : t('workspace.copy');

  async function copy() {
    try {
      await navigator.clipboard.writeText(command);
      setCopied(command);
    } catch {
      // No clipboard without HTTPS or leave: mark the text, so that the keyboard's own copying takes it.
      if (code.current) {
        window.getSelection()?.selectAllChildren(code.current);
      }
    }
  }

  return (
    <div className={styles.root}>
      <pre
        ref={code}
        className={styles.code}
        aria-label={label}
        // A scrolling region has to be reachable by keyboard (WCAG 2.1.1).
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        role="region"
      >
        <code>{command}</code>
      </pre>
      <Button
        size="small"
        variant="secondary"
        iconStart={done ? <RiCheckLine /> : <RiFileCopyLine />}
        aria-label={t('workspace.copyOf', { action, label })}
        onPress={copy}
      >
        {action}
      </Button>
      <VisuallyHidden aria-live="polite">{done && action}</VisuallyHidden>
    </div>
  );
}
