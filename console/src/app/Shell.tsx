import AppLayout from '@cloudscape-design/components/app-layout';
import SideNavigation from '@cloudscape-design/components/side-navigation';
import TopNavigation from '@cloudscape-design/components/top-navigation';
import { useState, type ReactNode } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { forgetCredentials } from '../api/credentials';
import { NotificationBar } from './notifications';
import * as paths from './paths';
import { useSignedIn } from './SignIn';
import { chooseTheme, useTheme, type Theme } from './theme';

const BASE = '/console';

const PLACES = [
  { type: 'link', text: 'Home', href: BASE + paths.home() },
  { type: 'link', text: 'State machines', href: BASE + paths.machines() },
  { type: 'link', text: 'Executions', href: BASE + paths.executions() },
  { type: 'link', text: 'Pending work', href: BASE + paths.pending() },
  { type: 'divider' },
  { type: 'link', text: 'Test a state', href: BASE + paths.testState() },
] as const;

const THEMES: { id: Theme; text: string }[] = [
  { id: 'system', text: 'As the system' },
  { id: 'light', text: 'Light' },
  { id: 'dark', text: 'Dark' },
];

/** What stands around every page: the bar at the top, the ways to go, and messages. */
export function Shell({ children }: { children: ReactNode }) {
  const { pathname } = useLocation();
  const navigate = useNavigate();
  const { theme } = useTheme();
  const signedIn = useSignedIn();
  const [navigation, setNavigation] = useState(() => window.innerWidth > 1100);
  const follow = (event: CustomEvent<{ href?: string; external?: boolean }>) => {
    const href = event.detail.href;
    if (href?.startsWith(BASE) && !event.detail.external) {
      event.preventDefault();
      void navigate(href.slice(BASE.length) || '/');
    }
  };
  const here = PLACES.findLast(
    (place) => 'href' in place && `${BASE}${pathname}`.startsWith(place.href) && (place.href !== `${BASE}/` || pathname === '/'),
  );
  return (
    <>
      <div id="top">
        <TopNavigation
          identity={{ href: `${BASE}/`, logo: { src: `${BASE}/logo.svg`, alt: 'Stepwell' }, onFollow: follow as never }}
          utilities={[
            ...(signedIn ? [{ type: 'button' as const, text: 'Sign out', onClick: forgetCredentials }] : []),
            {
              type: 'menu-dropdown',
              text: 'Theme',
              ariaLabel: 'Theme',
              items: THEMES.map(({ id, text }) => ({ id, text, itemType: 'checkbox' as const, checked: id === theme })),
              onItemClick: (event) => chooseTheme(event.detail.id as Theme),
            },
          ]}
        />
      </div>
      <AppLayout
        headerSelector="#top"
        toolsHide
        navigationOpen={navigation}
        onNavigationChange={(event) => setNavigation(event.detail.open)}
        ariaLabels={{ navigation: 'Places', navigationClose: 'Close places', navigationToggle: 'Open places', notifications: 'Messages' }}
        navigation={
          <SideNavigation
            activeHref={here && 'href' in here ? here.href : ''}
            items={PLACES.map((place) => ({ ...place }))}
            onFollow={follow as never}
          />
        }
        notifications={<NotificationBar />}
        stickyNotifications
        content={children}
      />
    </>
  );
}
