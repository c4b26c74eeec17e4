/** All role collections, with search. */

import '@ui5/webcomponents-icons/dist/add.js';
import {
  Button,
  Table,
  TableCell,
  TableHeaderCell,
  TableHeaderRow,
  TableRow,
  Text,
} from '@ui5/webcomponents-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useAnnounce } from '../../../components/Announcements.tsx';
import { Page } from '../../../components/Page.tsx';
import { ProblemStrip } from '../../../components/ProblemStrip.tsx';
import { RouteLink } from '../../../components/RouteLink.tsx';
import { TextField } from '../../../components/TextField.tsx';
import { useTitle } from '../../../components/useTitle.ts';
import { CollectionForm } from './CollectionForm.tsx';
import { found } from './collections.ts';
import { pathOf } from './paths.ts';
import { useRoleCollections } from './queries.ts';
import styles from './role-collections.module.css';
import { SourceTag } from './SourceTag.tsx';

export function CollectionList() {
  const { t } = useTranslation(['role-collections', 'common']);
  useTitle(t('title'));
  const navigate = useNavigate();
  const announce = useAnnounce();
  const { data, error, isPending } = useRoleCollections();
  const [search, setSearch] = useState('');
  const [creating, setCreating] = useState(false);
  const shown = found(data ?? [], search);
  return (
    <Page
      title={data ? t('titleWithCount', { count: shown.length }) : t('title')}
      intro={t('intro')}
      actions={
        <Button icon="add" design="Emphasized" onClick={() => setCreating(true)}>
          {t('create')}
        </Button>
      }
    >
      <TextField label={t('search')} type="Search" value={search} onChange={setSearch} />
      <ProblemStrip error={error} />
      <Table
        accessibleName={t('title')}
        overflowMode="Popin"
        loading={isPending}
        noDataText={isPending ? t('common:loading') : t('none')}
        headerRow={
          <TableHeaderRow sticky>
            <TableHeaderCell minWidth="18rem" importance={5}>
              {t('name')}
            </TableHeaderCell>
            <TableHeaderCell minWidth="14rem">{t('roles')}</TableHeaderCell>
            <TableHeaderCell width="6rem">{t('people')}</TableHeaderCell>
            <TableHeaderCell width="6rem">{t('groups')}</TableHeaderCell>
            <TableHeaderCell minWidth="9rem">{t('source')}</TableHeaderCell>
          </TableHeaderRow>
        }
      >
        {shown.map(one => (
          <TableRow key={one.name} rowKey={one.name}>
            <TableCell>
              <RouteLink to={pathOf(one.name)}>{one.name}</RouteLink>
            </TableCell>
            <TableCell>
              <Text className={styles.breakable}>{one.roles.join(', ') || t('noRoles')}</Text>
            </TableCell>
            <TableCell>
              <Text>{one.people}</Text>
            </TableCell>
            <TableCell>
              <Text>{one.groups}</Text>
            </TableCell>
            <TableCell>
              <SourceTag collection={one} />
            </TableCell>
          </TableRow>
        ))}
      </Table>
      {creating && (
        <CollectionForm
          onSaved={name => {
            announce(t('wasCreated', { name }));
            navigate(pathOf(name));
          }}
          onClose={() => setCreating(false)}
        />
      )}
    </Page>
  );
}
