/** The frame of every page: the bar with the parts of docket and the person's menu, and below it the part. */

import { Avatar, BusyIndicator, Button, ShellBar, ShellBarBranding } from '@ui5/webcomponents-react';
import { lazy, Suspense, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet, useLocation, useNavigate } from 'react-router';
import { partsFor, useMe } from '../api/me.ts';
import { Announcements } from './Announcements.tsx';
import styles from './Shell.module.css';

const PersonMenu = lazy(() => import('./PersonMenu.tsx'));
const SettingsDialog = lazy(() => import('./SettingsDialog.tsx'));
const PasswordDialog = lazy(() => import('./PasswordDialog.tsx'));

/** Where each part begins. */
const parts = [
  { name: 'inbox', path: '/', icon: 'inbox' },
  { name: 'cockpit', path: '/cockpit', icon: 'it-host' },
  { name: 'admin', path: '/admin', icon: 'wrench' },
] as const;

export function Shell() {
  const { t } = useTranslation();
  const { data: me } = useMe();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const avatar = useRef<HTMLElement | null>(null);
  const [menuOpen, setMenuOpen] = useState(false);
  const [dialog, setDialog] = useState<'settings' | 'password' | null>(null);

  const allowed = partsFor(me?.roles ?? []);
  const shown = parts.filter(part => part.name === 'inbox' || allowed[part.name]);
  const current = parts.find(part => part.path !== '/' && pathname.startsWith(part.path)) ?? parts[0];
  const entries = [
    ...(shown.length > 1 ? shown : []).map(part => ({
      icon: part.icon,
      text: t(`shell.${part.name}`),
      onChoose: () => navigate(part.path),
    })),
    { icon: 'action-settings', text: t('shell.settings'), onChoose: () => setDialog('settings') },
    { icon: 'key', text: t('shell.password'), onChoose: () => setDialog('password') },
    { icon: 'log', text: t('shell.signOut'), onChoose: () => window.location.assign('/logout.do') },
  ];

  return (
    <>
      <nav aria-label={t('shell.skipToContent')}>
        <a className={styles.skip} href="#content">
          {t('shell.skipToContent')}
        </a>
      </nav>
      <ShellBar
        branding={
          <ShellBarBranding
            onClick={event => {
              event.preventDefault();
              navigate('/');
            }}
            href="/"
            accessibleName={t('shell.home')}
            logo={<img src="/favicon.ico" alt="" slot="logo" />}
          >
            docket
          </ShellBarBranding>
        }
        profile={
          <Avatar
            ref={(element: HTMLElement | null) => {
              avatar.current = element;
            }}
            initials={initials(me?.displayName ?? '')}
            colorScheme="Accent6"
            accessibleName={t('shell.userMenu')}
          />
        }
        accessibilityAttributes={{
          profile: { name: t('shell.userMenu'), hasPopup: 'dialog', expanded: menuOpen },
        }}
        onProfileClick={() => setMenuOpen(true)}
        content={
          shown.length > 1
            ? shown.map(part => (
                <Button
                  key={part.name}
                  className={styles.part}
                  design="Transparent"
                  data-current={String(part === current)}
                  // Where there is no room for all of them, it stays; the others are in the person's menu.
                  data-hide-order={part === current ? parts.length : undefined}
                  accessibleName={
                    part === current ? t('shell.currentPart', { part: t(`shell.${part.name}`) }) : undefined
                  }
                  onClick={() => navigate(part.path)}
                >
                  {t(`shell.${part.name}`)}
                </Button>
              ))
            : null
        }
      />
      {menuOpen && me && avatar.current && (
        <Suspense fallback={null}>
          <PersonMenu
            opener={avatar.current}
            displayName={me.displayName}
            description={`${me.userName} · ${me.subaccount.displayName}`}
            entries={entries}
            onClose={() => setMenuOpen(false)}
          />
        </Suspense>
      )}
      <Announcements>
        <Suspense fallback={null}>
          {dialog === 'settings' && <SettingsDialog onClose={() => setDialog(null)} />}
          {dialog === 'password' && <PasswordDialog onClose={() => setDialog(null)} />}
        </Suspense>
        <main id="content" className={styles.content} tabIndex={-1}>
          <Suspense
            fallback={<BusyIndicator active delay={300} className={styles.busy} text={t('loading')} />}
          >
            <Outlet />
          </Suspense>
        </main>
      </Announcements>
    </>
  );
}

/** Up to three letters that stand for a name. */
function initials(name: string): string {
  const letters = name.split(/\s+/).map(word => word.charAt(0));
  return letters.join('').slice(0, 3).toUpperCase();
}
