// A name or a person in, the drawing for it out.
import type { ReactNode } from 'react';
import type { User } from './workspace.ts';

const ICONS = {
  eye: 'M1 8s2.6-4.6 7-4.6S15 8 15 8s-2.6 4.6-7 4.6S1 8 1 8Zm7 2.2a2.2 2.2 0 1 0 0-4.400 2.2 2.2 0 0 0 0 4.4Z',
  send: 'M1.5 2.2 14.5 8 1.5 13.8l1.8-5L9.5 8 3.3 7.2Z',
  close: 'M3 3l10 10M13 3 3 13',
  back: 'M10 3 5 8l5 5',
  theme: 'M8 1.5v13a6.5 6.5 0 0 0 0-13Zm0 0a6.5 6.5 0 1 0 0 13',
  lock: 'M4 7h8v6H4ZM5.5 7V5a2.5 2.5 0 0 1 5 0v2',
  menu: 'M2 4h12M2 8h12M2 12h12',
} as const;

export function Icon({ name, filled = false }: { name: keyof typeof ICONS; filled?: boolean }): ReactNode {
  return (
    <svg className="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path
        d={ICONS[name]}
        {...(filled ? { fill: 'currentColor' } : { fill: 'none', stroke: 'currentColor', strokeWidth: 1.5 })}
      />
    </svg>
  );
}

/** A stake as a picture: nearly half of the circle. */
export function Logo(): ReactNode {
  return (
    <svg viewBox="0 0 36 36" aria-hidden="true" className="avatar">
      <rect width="36" height="36" rx="7" fill="#0b6e5f" />
      <circle cx="18" cy="18" r="10" fill="none" stroke="#bdf0e2" strokeWidth="2.5" />
      <path d="M18 8a10 10 0 0 1 .63 19.98L18 18Z" fill="#ffd166" />
    </svg>
  );
}

export function Avatar({ user, botUserId }: { user: User; botUserId: string }): ReactNode {
  if (user.id === botUserId) return <Logo />;
  const initials = user.realName
    .split(/\s+/)
    .map((word) => word.charAt(0))
    .join('')
    .slice(0, 2);
  const hue = [...user.id].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 360, 7);
  return (
    <span className="avatar initials" style={{ background: `hsl(${hue} 42% 30%)` }} aria-hidden="true">
      {initials.toUpperCase()}
    </span>
  );
}
