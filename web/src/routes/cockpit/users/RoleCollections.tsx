/** The role collections of a person; each is given or taken at once. */

import { useQueryClient } from '@tanstack/react-query';
import { CheckBox } from '@ui5/webcomponents-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { assignRole, removeRole, type User } from '../../../api/administration.ts';
import { useMe } from '../../../api/me.ts';
import { useAnnounce } from '../../../components/Announcements.tsx';
import { ConfirmDialog } from '../../../components/ConfirmDialog.tsx';
import { ProblemStrip } from '../../../components/ProblemStrip.tsx';
import { useRoleCollections } from '../role-collections/queries.ts';
import { useSentence } from '../role-collections/useSentence.ts';
import styles from './UserPage.module.css';

/** Who takes this from themselves cannot come back to this page. */
const NEEDED_HERE = 'SubaccountAdministrator';

export function RoleCollections({ user }: { user: User }) {
  const { t } = useTranslation('users');
  const queries = useQueryClient();
  const announce = useAnnounce();
  const { data: me } = useMe();
  const sentence = useSentence();
  const collections = useRoleCollections();
  const [error, setError] = useState<unknown>(null);
  const [confirming, setConfirming] = useState(false);
  /** Counts what failed, so that the boxes are drawn again as they are on the server. */
  const [failures, setFailures] = useState(0);
  const name = user.displayName || user.userName;

  const change = async (role: string, wanted: boolean) => {
    await (wanted ? assignRole(user.id, role) : removeRole(user.id, role));
    announce(t(wanted ? 'roleGiven' : 'roleTaken', { name, role }));
    await Promise.all([
      queries.invalidateQueries({ queryKey: ['users'] }),
      queries.invalidateQueries({ queryKey: ['role-collections'] }),
      ...(user.id === me?.id ? [queries.invalidateQueries({ queryKey: ['me'] })] : []),
    ]);
  };
  const tryChange = async (role: string, wanted: boolean) => {
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
      <ProblemStrip error={error ?? collections.error} onClose={error ? () => setError(null) : undefined} />
      <ul className={styles.roles} aria-label={t('roles')}>
        {collections.data?.map(role => {
          const about = sentence(role);
          return (
            <li key={`${role.name} ${failures}`}>
              <CheckBox
                text={role.name}
                accessibleName={[role.name, about].filter(Boolean).join(': ')}
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
                {about}
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
