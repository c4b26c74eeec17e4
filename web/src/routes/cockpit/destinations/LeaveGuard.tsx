/** Asks before changes that were not saved are left behind. */

import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useBlocker } from 'react-router';
import { ConfirmDialog } from '../../../components/ConfirmDialog.tsx';

export function LeaveGuard({ active }: { active: boolean }) {
  const { t } = useTranslation('destinations');
  const blocker = useBlocker(({ currentLocation, nextLocation, historyAction }) => {
    const savedJustNow = historyAction === 'REPLACE';
    return active && !savedJustNow && currentLocation.pathname !== nextLocation.pathname;
  });

  useEffect(() => {
    if (!active) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [active]);

  if (blocker.state !== 'blocked') return null;
  let leaving = false;
  return (
    <ConfirmDialog
      title={t('leave.title')}
      text={t('leave.text')}
      action={t('leave.discard')}
      onConfirm={async () => {
        leaving = true;
        blocker.proceed();
      }}
      onClose={() => {
        if (!leaving) blocker.reset();
      }}
    />
  );
}
