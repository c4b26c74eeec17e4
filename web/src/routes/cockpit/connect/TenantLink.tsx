/** A link to where a step is done, in a window of its own. */

import '@ui5/webcomponents-icons/dist/action.js';
import { Link } from '@ui5/webcomponents-react';
import { useTranslation } from 'react-i18next';
import styles from './connect.module.css';
import { linkTo, type Tenant, type TenantPage } from './tenant.ts';

export function TenantLink({ tenant, page }: { tenant: Tenant | null; page: TenantPage }) {
  const { t } = useTranslation('connect');
  const address = tenant && linkTo(tenant, page);
  if (!address) return <p className={styles.hint}>{t('noLink')}</p>;
  return (
    <p className={styles.text}>
      <Link href={address} target="_blank" endIcon="action">
        {t('openThere')}
      </Link>
    </p>
  );
}
