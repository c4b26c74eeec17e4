/** Which tenant it is, and what the destinations are called. */

import { Button } from '@ui5/webcomponents-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TextField } from '../../../components/TextField.tsx';
import styles from './connect.module.css';
import { isName, originOf, type Tenant } from './tenant.ts';

export function TenantThere() {
  const { t } = useTranslation('connect');
  return (
    <>
      <p className={styles.text}>{t('tenant.prerequisites')}</p>
      <ul className={styles.list}>
        <li>{t('tenant.identity')}</li>
        <li>{t('tenant.permissions')}</li>
      </ul>
      <p className={styles.text}>{t('tenant.where')}</p>
      <ul className={styles.list}>
        <li>{t('tenant.whereServer')}</li>
        <li>{t('tenant.whereCompany')}</li>
      </ul>
    </>
  );
}

interface Props {
  name: string;
  tenant: Tenant | null;
  /** The destinations that are there lead elsewhere afterwards. */
  existing: readonly string[];
  onSave: (name: string, tenant: Tenant) => Promise<unknown>;
}

export function TenantHere({ name, tenant, existing, onSave }: Props) {
  const { t } = useTranslation(['connect', 'common']);
  const [typed, setTyped] = useState({
    name,
    apiServer: tenant?.apiServer ?? '',
    companyId: tenant?.companyId ?? '',
    signInAt: tenant?.signInAt ?? '',
  });
  const [tried, setTried] = useState(false);
  const change = (field: keyof typeof typed) => (value: string) =>
    setTyped(before => ({ ...before, [field]: value }));

  const server = originOf(typed.apiServer);
  const signIn = typed.signInAt.trim() === '' ? '' : originOf(typed.signInAt);
  const missing = (value: string) => (value.trim() === '' ? t('common:fieldRequired') : undefined);
  const errors = {
    name: isName(typed.name.trim()) ? undefined : t('tenant.nameFaulty'),
    apiServer: missing(typed.apiServer) ?? (server === null ? t('tenant.addressFaulty') : undefined),
    companyId: missing(typed.companyId),
    signInAt: signIn === null ? t('tenant.addressFaulty') : undefined,
  };
  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    setTried(true);
    if (server === null || signIn === null || Object.values(errors).some(Boolean)) return;
    void onSave(typed.name.trim(), {
      apiServer: server,
      companyId: typed.companyId.trim(),
      signInAt: signIn,
    });
  };
  const shown = (field: keyof typeof errors) => (tried ? errors[field] : undefined);
  return (
    <form className={styles.form} noValidate onSubmit={submit}>
      <TextField
        label={t('tenant.apiServer')}
        hint={t('tenant.apiServerHint')}
        value={typed.apiServer}
        onChange={change('apiServer')}
        error={shown('apiServer')}
        required
      />
      <TextField
        label={t('tenant.companyId')}
        hint={t('tenant.companyIdHint')}
        value={typed.companyId}
        onChange={change('companyId')}
        error={shown('companyId')}
        required
      />
      <TextField
        label={t('tenant.signInAt')}
        hint={t('tenant.signInAtHint')}
        value={typed.signInAt}
        onChange={change('signInAt')}
        error={shown('signInAt')}
      />
      <TextField
        label={t('tenant.name')}
        hint={t('tenant.nameHint')}
        value={typed.name}
        onChange={change('name')}
        error={shown('name')}
        required
      />
      {existing.length > 0 && (
        <p className={styles.hint}>{t('tenant.existing', { names: existing.join(', ') })}</p>
      )}
      <div>
        <Button design="Emphasized" onClick={() => submit()}>
          {t(tenant ? 'common:save' : 'tenant.save')}
        </Button>
      </div>
    </form>
  );
}
