/** `/cockpit/destinations`: all of them. */

import { Status } from '../../../components/Status.tsx';
import '@ui5/webcomponents-icons/dist/search.js';
import {
  Button,
  Icon,
  Input,
  Link,
  MessageStrip,
  Table,
  TableCell,
  TableHeaderCell,
  TableHeaderRow,
  TableRow,
  Text,
  Title,
} from '@ui5/webcomponents-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useAnnounce } from '../../../components/Announcements.tsx';
import { ProblemStrip } from '../../../components/ProblemStrip.tsx';
import { useTitle } from '../../../components/useTitle.ts';
import styles from './destinations.module.css';
import { ExportDialog } from './ExportDialog.tsx';
import { type Finding, worstOf } from './findings.ts';
import { CREATE, IMPORT, pathOf } from './paths.ts';
import { downloadTrust, useAllFindings, useDestinations, useRights } from './queries.ts';

/** The columns after the name, which may stand below it where there is no room. */
const columns = ['Type', 'Authentication', 'URL'] as const;

export function Component() {
  const { t } = useTranslation('destinations');
  const navigate = useNavigate();
  const announce = useAnnounce();
  const rights = useRights();
  const { data, error, isPending } = useDestinations(rights.read);
  const [search, setSearch] = useState('');
  const [exporting, setExporting] = useState(false);
  const findings = useAllFindings(rights.read);
  const [trustError, setTrustError] = useState<unknown>(null);
  useTitle(t('title'));

  const wanted = search.trim().toLowerCase();
  const shown = (data ?? []).filter(({ properties }) =>
    ['Name', 'Description', ...columns].some(name => properties[name]?.toLowerCase().includes(wanted)),
  );

  const download = async () => {
    setTrustError(null);
    try {
      await downloadTrust();
      announce(t('trust.downloaded'));
    } catch (reason) {
      setTrustError(reason);
    }
  };

  return (
    <>
      <div className={styles.head}>
        <Title level="H1">{t('title')}</Title>
        <div className={styles.actions}>
          <Button
            design="Emphasized"
            disabled={!rights.write}
            tooltip={rights.write ? undefined : t('needsRole', { roles: 'DestinationAdministrator' })}
            onClick={() => navigate(CREATE)}
          >
            {t('create')}
          </Button>
          {rights.connect && (
            <Button onClick={() => navigate('/cockpit/connect-successfactors')}>{t('connect')}</Button>
          )}
          <Button disabled={!rights.write} onClick={() => navigate(IMPORT)}>
            {t('import')}
          </Button>
          <Button disabled={shown.length === 0} onClick={() => setExporting(true)}>
            {t('export')}
          </Button>
          <Button
            disabled={!rights.trust}
            tooltip={rights.trust ? t('trust.hint') : undefined}
            onClick={() => void download()}
          >
            {t('trust.download')}
          </Button>
        </div>
      </div>
      {rights.known && !rights.trust && <Text className={styles.hint}>{t('trust.needsRole')}</Text>}
      <ProblemStrip error={trustError} onClose={() => setTrustError(null)} />
      <ProblemStrip error={error} />
      {rights.known && !rights.read ? (
        <MessageStrip design="Information" hideCloseButton>
          {t('needsRole', { roles: 'DestinationViewer, DestinationAdministrator' })}
        </MessageStrip>
      ) : (
        <>
          <Input
            className={styles.search}
            accessibleName={t('search')}
            placeholder={t('search')}
            value={search}
            showClearIcon
            icon={<Icon name="search" />}
            onInput={event => setSearch(event.target.value)}
          />
          <Table
            accessibleName={t('title')}
            overflowMode="Popin"
            loading={isPending && rights.read}
            noDataText={wanted ? t('nothingFound') : t('none')}
            onRowClick={event => navigate(pathOf(event.detail.row.rowKey ?? ''))}
            headerRow={
              <TableHeaderRow sticky>
                <TableHeaderCell minWidth="12rem" importance={3}>
                  {t('label.Name')}
                </TableHeaderCell>
                <TableHeaderCell minWidth="5rem" width="6rem">
                  {t('label.Type')}
                </TableHeaderCell>
                <TableHeaderCell minWidth="14rem">{t('label.Authentication')}</TableHeaderCell>
                <TableHeaderCell minWidth="14rem">{t('label.URL')}</TableHeaderCell>
                <TableHeaderCell minWidth="8rem" width="10rem" importance={1}>
                  {t('connector')}
                </TableHeaderCell>
                <TableHeaderCell minWidth="8rem" width="9rem" importance={2}>
                  {t('findings')}
                </TableHeaderCell>
              </TableHeaderRow>
            }
          >
            {shown.map(({ properties }) => {
              const name = properties.Name ?? '';
              return (
                <TableRow key={name} rowKey={name} interactive>
                  <TableCell>
                    <Link
                      href={pathOf(name)}
                      wrappingType="Normal"
                      onClick={event => {
                        event.preventDefault();
                        event.stopPropagation();
                        navigate(pathOf(name));
                      }}
                    >
                      {name}
                    </Link>
                  </TableCell>
                  {columns.map(column => (
                    <TableCell key={column}>
                      <Text className={styles.breakable}>{properties[column] ?? '–'}</Text>
                    </TableCell>
                  ))}
                  <TableCell>
                    <ConnectorHint enabled={properties['tc.enabled']} />
                  </TableCell>
                  <TableCell>
                    <FindingCount findings={findings.data?.filter(one => one.destination === name)} />
                  </TableCell>
                </TableRow>
              );
            })}
          </Table>
        </>
      )}
      {exporting && (
        <ExportDialog
          names={shown.map(({ properties }) => properties.Name ?? '')}
          onClose={() => setExporting(false)}
        />
      )}
    </>
  );
}

const severityStates = { ERROR: 'Negative', WARNING: 'Critical', HINT: 'Information' } as const;

/** How many findings there are, and how grave the gravest is. */
function FindingCount({ findings }: { findings: readonly Finding[] | undefined }) {
  const { t } = useTranslation('destinations');
  const worst = worstOf(findings ?? []);
  if (!findings || worst === null) return <Text>–</Text>;
  return <Status state={severityStates[worst]}>{t(`findings.${worst}`, { count: findings.length })}</Status>;
}

/** Whether tasks are fetched through the destination. */
function ConnectorHint({ enabled }: { enabled: string | undefined }) {
  const { t } = useTranslation('destinations');
  if (enabled === undefined) return <Text>{t('connector.none')}</Text>;
  const on = enabled === 'true';
  return <Status state={on ? 'Positive' : 'Critical'}>{t(on ? 'connector.on' : 'connector.paused')}</Status>;
}
