/** One role collection: its roles, and the people and groups that have it. */

import { BusyIndicator, Button, Title } from '@ui5/webcomponents-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { useAnnounce } from '../../../components/Announcements.tsx';
import { ConfirmDialog } from '../../../components/ConfirmDialog.tsx';
import { Facts } from '../../../components/Facts.tsx';
import { Page } from '../../../components/Page.tsx';
import { ProblemStrip } from '../../../components/ProblemStrip.tsx';
import { RouteLink } from '../../../components/RouteLink.tsx';
import { useTitle } from '../../../components/useTitle.ts';
import { CollectionForm } from './CollectionForm.tsx';
import { Holders } from './Holders.tsx';
import { LIST } from './paths.ts';
import { type RoleCollection, useDeleteCollection, useRoleCollection, useRoles } from './queries.ts';
import styles from './role-collections.module.css';
import { SourceTag } from './SourceTag.tsx';
import { useSentence } from './useSentence.ts';

export function CollectionPage() {
  const { t } = useTranslation(['role-collections', 'common']);
  const { name = '' } = useParams();
  useTitle(name);
  const navigate = useNavigate();
  const announce = useAnnounce();
  const { data: collection, error, isPending } = useRoleCollection(name);
  const remove = useDeleteCollection(name);
  const [open, setOpen] = useState<'edit' | 'delete' | null>(null);
  const close = () => setOpen(null);
  return (
    <Page
      title={name}
      above={<RouteLink to={LIST}>{t('toList')}</RouteLink>}
      actions={
        collection &&
        !collection.readOnly && (
          <>
            <Button onClick={() => setOpen('edit')}>{t('edit')}</Button>
            <Button design="Negative" onClick={() => setOpen('delete')}>
              {t('common:delete')}
            </Button>
          </>
        )
      }
    >
      <ProblemStrip error={error} />
      {isPending && <BusyIndicator active delay={300} text={t('common:loading')} />}
      {collection && (
        <>
          <About collection={collection} />
          <Title level="H2" size="H4">
            {t('roles')}
          </Title>
          <RolesOf collection={collection} />
          <Holders name={name} kind="person" />
          <Holders name={name} kind="group" />
        </>
      )}
      {open === 'edit' && collection && (
        <CollectionForm
          collection={collection}
          onSaved={() => announce(t('wasSaved', { name }))}
          onClose={close}
        />
      )}
      {open === 'delete' && collection && (
        <ConfirmDialog
          title={t('deleteTitle', { name })}
          text={t('deleteText', { people: collection.people, groups: collection.groups })}
          action={t('common:delete')}
          onConfirm={async () => {
            await remove.mutateAsync();
            announce(t('wasDeleted', { name }));
            navigate(LIST, { replace: true });
          }}
          onClose={close}
        />
      )}
    </Page>
  );
}

function About({ collection }: { collection: RoleCollection }) {
  const { t } = useTranslation('role-collections');
  const sentence = useSentence();
  const about = collection.source === 'PREDEFINED' ? sentence(collection) : collection.description;
  const mappings = collection.mappings.map(one => t('mapping', one)).join(', ');
  return (
    <>
      <Facts
        facts={[
          { label: t('description'), value: about || '–' },
          { label: t('source'), value: <SourceTag collection={collection} /> },
          { label: t('mappings'), value: mappings || t('noMappings') },
        ]}
      />
      {collection.readOnly && (
        <p className={styles.text}>{t(`readOnly.${collection.source}`, { defaultValue: '' })}</p>
      )}
    </>
  );
}

function RolesOf({ collection }: { collection: RoleCollection }) {
  const { t } = useTranslation('role-collections');
  const sentence = useSentence();
  const roles = useRoles();
  if (collection.roles.length === 0) return <p className={styles.text}>{t('noRolesYet')}</p>;
  return (
    <ul className={styles.roles} aria-label={t('roles')}>
      {collection.roles.map(name => {
        const known = roles.data?.find(role => role.name === name);
        const scopes = known?.scopes ?? [];
        return (
          <li key={name}>
            <strong className={styles.breakable}>{name}</strong>
            {known && <span className={styles.about}>{sentence(known)}</span>}
            {scopes.length > 0 && (
              <span className={styles.about}>{t('scopes', { scopes: scopes.join(', ') })}</span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
