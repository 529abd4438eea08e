import { useSidebarOpenState, Link } from '@backstage/core-components';
import { Logo } from './Logo';
import styles from './SidebarLogo.module.css';

/** Leads home; the name shows while the navigation is open. */
export function SidebarLogo() {
  const { isOpen } = useSidebarOpenState();
  return (
    <Link
      to="/"
      underline="none"
      aria-label="GPU Academy"
      className={styles.root}
    >
      <Logo size={32} />
      {isOpen && <span className={styles.name}>GPU Academy</span>}
    </Link>
  );
}
