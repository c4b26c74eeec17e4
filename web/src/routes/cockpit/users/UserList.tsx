/** Everybody in the directory, with search. */

import '@ui5/webcomponents-icons/dist/add.js';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import {
  Button,
  Table,
  TableCell,
  TableHeaderCell,
  TableHeaderRow,
  TableRow,
  Tag,
  Text,
} from '@ui5/webcomponents-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { listUsers } from '../../../api/administration.ts';
import { useAnnounce } from '../../../components/Announcements.tsx';
import { Page } from '../../../components/Page.tsx';
import { ProblemStrip } from '../../../components/ProblemStrip.tsx';
import { RouteLink } from '../../../components/RouteLink.tsx';
import { TextField } from '../../../components/TextField.tsx';
import { useTitle } from '../../../components/useTitle.ts';
import { CreateUser } from './CreateUser.tsx';
import { found } from './people.ts';

const pathOf = (id: string) => `/cockpit/users/${encodeURIComponent(id)}`;

export function UserList() {
  const { t } = useTranslation(['users', 'common']);
  useTitle(t('title'));
  const queries = useQueryClient();
  const navigate = useNavigate();
  const announce = useAnnounce();
  const { data, error, isPending } = useQuery({ queryKey: ['users'], queryFn: listUsers });
  const [search, setSearch] = useState('');
  const [creating, setCreating] = useState(false);
  const shown = found(data ?? [], search);

  return (
    <Page
      title={data ? t('titleWithCount', { count: shown.length }) : t('title')}
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
            <TableHeaderCell minWidth="11rem" importance={5}>
              {t('displayName')}
            </TableHeaderCell>
            <TableHeaderCell minWidth="8rem">{t('userName')}</TableHeaderCell>
            <TableHeaderCell minWidth="14rem">{t('email')}</TableHeaderCell>
            <TableHeaderCell minWidth="6rem">{t('status')}</TableHeaderCell>
            <TableHeaderCell minWidth="14rem">{t('roles')}</TableHeaderCell>
          </TableHeaderRow>
        }
      >
        {shown.map(user => (
          <TableRow key={user.id} rowKey={user.id}>
            <TableCell>
              <RouteLink to={pathOf(user.id)}>{user.displayName || user.userName}</RouteLink>
            </TableCell>
            <TableCell>
              <Text>{user.userName}</Text>
            </TableCell>
            <TableCell>
              <Text>{user.email}</Text>
            </TableCell>
            <TableCell>
              <Tag design={user.active ? 'Positive' : 'Neutral'} hideStateIcon={!user.active}>
                {t(user.active ? 'active' : 'inactive')}
              </Tag>
            </TableCell>
            <TableCell>
              <Text>{user.roles.length > 0 ? user.roles.join(', ') : t('noRoles')}</Text>
            </TableCell>
          </TableRow>
        ))}
      </Table>
      {creating && (
        <CreateUser
          onCreated={async user => {
            await queries.invalidateQueries({ queryKey: ['users'] });
            announce(t('wasCreated', { name: user.displayName || user.userName }));
            navigate(pathOf(user.id));
          }}
          onClose={() => setCreating(false)}
        />
      )}
    </Page>
  );
}
