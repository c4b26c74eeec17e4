/** One person: data, password and roles. */

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Tag, Title } from '@ui5/webcomponents-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { setPassword, showUser } from '../../../api/administration.ts';
import { useAnnounce } from '../../../components/Announcements.tsx';
import { FormDialog } from '../../../components/FormDialog.tsx';
import { formatMoment } from '../../../components/moment.ts';
import { Page } from '../../../components/Page.tsx';
import { ProblemStrip } from '../../../components/ProblemStrip.tsx';
import { RouteLink } from '../../../components/RouteLink.tsx';
import { useTitle } from '../../../components/useTitle.ts';
import { EditUser } from './EditUser.tsx';
import { PasswordField } from './PasswordField.tsx';
import { RoleCollections } from './RoleCollections.tsx';
import styles from './UserPage.module.css';

export function UserPage() {
  const { t } = useTranslation('users');
  const { id = '' } = useParams();
  const queries = useQueryClient();
  const announce = useAnnounce();
  const { data: user, error } = useQuery({ queryKey: ['users', id], queryFn: () => showUser(id) });
  const [open, setOpen] = useState<'edit' | 'password' | null>(null);
  const [password, changePassword] = useState('');
  const name = user?.displayName || user?.userName || t('title');
  useTitle(name);
  const close = () => {
    setOpen(null);
    changePassword('');
  };

  return (
    <Page
      title={name}
      above={<RouteLink to="/cockpit/users">{t('toList')}</RouteLink>}
      actions={
        user && (
          <>
            <Button onClick={() => setOpen('edit')}>{t('edit')}</Button>
            <Button onClick={() => setOpen('password')}>{t('setPassword')}</Button>
          </>
        )
      }
    >
      <ProblemStrip error={error} />
      {user && (
        <>
          <dl className={styles.facts}>
            <dt>{t('status')}</dt>
            <dd>
              <Tag design={user.active ? 'Positive' : 'Neutral'} hideStateIcon={!user.active}>
                {t(user.active ? 'active' : 'inactive')}
              </Tag>
            </dd>
            <dt>{t('userName')}</dt>
            <dd>{user.userName}</dd>
            <dt>{t('email')}</dt>
            <dd>{user.email}</dd>
            <dt>{t('globalUserId')}</dt>
            <dd>{user.id}</dd>
            {Object.entries(user.providerIds).map(([provider, providerId]) => (
              <div key={provider} className={styles.fact}>
                <dt>{t('userIdAt', { provider })}</dt>
                <dd>{providerId}</dd>
              </div>
            ))}
            <dt>{t('changed')}</dt>
            <dd>{formatMoment(user.modifiedAt)}</dd>
          </dl>
          <Title level="H2" size="H4">
            {t('roles')}
          </Title>
          <RoleCollections user={user} />
        </>
      )}
      {open === 'edit' && user && (
        <EditUser
          user={user}
          onSaved={async () => {
            await queries.invalidateQueries({ queryKey: ['users'] });
            announce(t('wasSaved', { name }));
          }}
          onClose={close}
        />
      )}
      {open === 'password' && user && (
        <FormDialog
          title={t('setPasswordTitle', { name })}
          action={t('setPassword')}
          fields={['password']}
          required={{ password }}
          onSubmit={async () => {
            await setPassword(user.id, password);
            announce(t('passwordWasSet', { name }));
          }}
          onClose={close}
        >
          {errorAt => (
            <PasswordField
              label={t('newPassword')}
              value={password}
              onChange={changePassword}
              error={errorAt('password')}
              required
            />
          )}
        </FormDialog>
      )}
    </Page>
  );
}
