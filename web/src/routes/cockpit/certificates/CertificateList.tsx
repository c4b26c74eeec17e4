/** All certificates of the subaccount. */

import '@ui5/webcomponents-icons/dist/delete.js';
import {
  Button,
  MessageStrip,
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
import { ConfirmDialog } from '../../../components/ConfirmDialog.tsx';
import { formatMoment } from '../../../components/moment.ts';
import { Page } from '../../../components/Page.tsx';
import { ProblemStrip } from '../../../components/ProblemStrip.tsx';
import { RouteLink } from '../../../components/RouteLink.tsx';
import { useTitle } from '../../../components/useTitle.ts';
import { useRights } from '../destinations/queries.ts';
import { GenerateDialog } from './GenerateDialog.tsx';
import { pathOf } from './paths.ts';
import { useCertificateActions, useCertificates } from './queries.ts';
import { UploadDialog } from './UploadDialog.tsx';
import { UsedBy } from './UsedBy.tsx';
import { isEnding, Validity } from './Validity.tsx';

export function CertificateList() {
  const { t } = useTranslation(['certificates', 'common']);
  useTitle(t('title'));
  const navigate = useNavigate();
  const announce = useAnnounce();
  const rights = useRights();
  const { data, error, isPending } = useCertificates();
  const { remove } = useCertificateActions();
  const [open, setOpen] = useState<'upload' | 'generate' | null>(null);
  const [deleting, setDeleting] = useState<string | null>(null);
  const ending = (data ?? []).filter(isEnding);

  return (
    <Page
      title={t('title')}
      intro={t('intro')}
      actions={
        rights.write && (
          <>
            <Button design="Emphasized" onClick={() => setOpen('upload')}>
              {t('upload')}
            </Button>
            <Button onClick={() => setOpen('generate')}>{t('generate')}</Button>
          </>
        )
      }
    >
      <ProblemStrip error={error} />
      {ending.length > 0 && (
        <MessageStrip design="Critical" hideCloseButton>
          {t('ending', { names: ending.map(one => one.name).join(', ') })}
        </MessageStrip>
      )}
      <Table
        accessibleName={t('title')}
        overflowMode="Popin"
        loading={isPending}
        noDataText={isPending ? t('common:loading') : t('none')}
        headerRow={
          <TableHeaderRow sticky>
            <TableHeaderCell minWidth="12rem" importance={5}>
              {t('name')}
            </TableHeaderCell>
            <TableHeaderCell minWidth="9rem">{t('kind')}</TableHeaderCell>
            <TableHeaderCell minWidth="16rem" importance={3}>
              {t('validUntil')}
            </TableHeaderCell>
            <TableHeaderCell minWidth="11rem">{t('renewsAt')}</TableHeaderCell>
            <TableHeaderCell minWidth="10rem">{t('usedBy')}</TableHeaderCell>
            <TableHeaderCell width="4rem" importance={4} popinText={t('actions')}>
              <span className="visually-hidden">{t('actions')}</span>
            </TableHeaderCell>
          </TableHeaderRow>
        }
      >
        {data?.map(one => (
          <TableRow key={one.name} rowKey={one.name}>
            <TableCell>
              <RouteLink to={pathOf(one.name)}>{one.name}</RouteLink>
            </TableCell>
            <TableCell>
              <Text>{t(`kind.${one.kind}`)}</Text>
            </TableCell>
            <TableCell>
              <Text>
                <Validity certificate={one} />
              </Text>
            </TableCell>
            <TableCell>
              <Text>{one.renewsAt === null ? '–' : formatMoment(one.renewsAt)}</Text>
            </TableCell>
            <TableCell>
              <UsedBy certificate={one} />
            </TableCell>
            <TableCell>
              {rights.write && (
                <Button
                  icon="delete"
                  design="Transparent"
                  tooltip={t('deleteOne', { name: one.name })}
                  accessibleName={t('deleteOne', { name: one.name })}
                  onClick={() => setDeleting(one.name)}
                />
              )}
            </TableCell>
          </TableRow>
        ))}
      </Table>
      {open === 'upload' && (
        <UploadDialog
          onDone={({ name }) => {
            announce(t('uploaded', { name }));
            navigate(pathOf(name));
          }}
          onClose={() => setOpen(null)}
        />
      )}
      {open === 'generate' && (
        <GenerateDialog
          onDone={({ name }) => {
            announce(t('generated', { name }));
            navigate(pathOf(name));
          }}
          onClose={() => setOpen(null)}
        />
      )}
      {deleting !== null && (
        <ConfirmDialog
          title={t('delete.title', { name: deleting })}
          text={t('delete.text')}
          action={t('common:delete')}
          onConfirm={async () => {
            await remove(deleting);
            announce(t('deleted', { name: deleting }));
          }}
          onClose={() => setDeleting(null)}
        />
      )}
    </Page>
  );
}
