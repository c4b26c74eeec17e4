/** The roles of a person; each is given or taken at once. */

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { CheckBox } from '@ui5/webcomponents-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { assignRole, listRoles, type RoleName, removeRole, type User } from '../../../api/administration.ts';
import { useMe } from '../../../api/me.ts';
import { useAnnounce } from '../../../components/Announcements.tsx';
import { ConfirmDialog } from '../../../components/ConfirmDialog.tsx';
import { ProblemStrip } from '../../../components/ProblemStrip.tsx';
import styles from './UserPage.module.css';

/** Who takes this from themselves cannot come back to this page. */
const NEEDED_HERE = 'SubaccountAdministrator';

export function RoleCollections({ user }: { user: User }) {
  const { t } = useTranslation('users');
  const queries = useQueryClient();
  const announce = useAnnounce();
  const { data: me } = useMe();
  const roles = useQuery({ queryKey: ['roles'], queryFn: listRoles });
  const [error, setError] = useState<unknown>(null);
  const [confirming, setConfirming] = useState(false);
  /** Counts what failed, so that the boxes are drawn again as they are on the server. */
  const [failures, setFailures] = useState(0);
  const name = user.displayName || user.userName;

  const change = async (role: RoleName, wanted: boolean) => {
    await (wanted ? assignRole(user.id, role) : removeRole(user.id, role));
    announce(t(wanted ? 'roleGiven' : 'roleTaken', { name, role }));
    await Promise.all([
      queries.invalidateQueries({ queryKey: ['users'] }),
      ...(user.id === me?.id ? [queries.invalidateQueries({ queryKey: ['me'] })] : []),
    ]);
  };
  const tryChange = async (role: RoleName, wanted: boolean) => {
    setError(null);
    try {
      await change(role, wanted);
    } catch (reason) {
      setError(reason);
      setFailures(before => before + 1);
    }
  };

  return (
    <>
      <ProblemStrip error={error ?? roles.error} onClose={error ? () => setError(null) : undefined} />
      <ul className={styles.roles} aria-label={t('roles')}>
        {roles.data?.map(role => {
          const sentence = t(`role.${role.name}`, { defaultValue: role.description });
          return (
            <li key={`${role.name} ${failures}`}>
              <CheckBox
                text={role.name}
                accessibleName={`${role.name}: ${sentence}`}
                checked={user.roles.includes(role.name)}
                onChange={event => {
                  const wanted = event.target.checked;
                  if (!wanted && role.name === NEEDED_HERE && user.id === me?.id) {
                    event.preventDefault();
                    setConfirming(true);
                  } else {
                    void tryChange(role.name, wanted);
                  }
                }}
              />
              <span className={styles.sentence} aria-hidden="true">
                {sentence}
              </span>
            </li>
          );
        })}
      </ul>
      {confirming && (
        <ConfirmDialog
          title={t('ownRoleTitle')}
          text={t('ownRoleText')}
          action={t('ownRoleAction')}
          onConfirm={() => change(NEEDED_HERE, false)}
          onClose={() => {
            setConfirming(false);
            setFailures(before => before + 1);
          }}
        />
      )}
    </>
  );
}
