import { BookOpenText, LayoutGrid, ListTodo, Send, Settings, Target } from "lucide";
import type { ComponentChildren } from "preact";
import { useLocation } from "preact-iso/router";
import { useMe } from "../store/app.ts";
import { words } from "../text/index.ts";
import { Icon } from "./Icon.tsx";

/** The main pages: a bar at the bottom of a phone, a column at the left of a wide screen, which has room for a foot. */
export function NavBar({ foot }: { foot?: ComponentChildren }) {
  const { path } = useLocation();
  const { oversees, isAdmin } = useMe();
  const department = oversees[0];
  const places = [
    { href: "/", icon: ListTodo, label: words.nav.home, here: path === "/" || path === "/report" },
    { href: "/goals", icon: Target, label: words.nav.goals, here: /^\/(goals|units)\b/.test(path) },
    {
      href: "/policies",
      icon: BookOpenText,
      label: words.nav.policies,
      here: /^\/(policies|points)\b/.test(path),
    },
    ...(department
      ? [
          {
            href: `/departments/${department.id}`,
            icon: LayoutGrid,
            label: words.nav.departments,
            here: path.startsWith("/departments"),
          },
        ]
      : []),
    ...(isAdmin
      ? [
          {
            href: "/admin/deliveries",
            icon: Send,
            label: words.nav.deliveries,
            here: path === "/admin/deliveries",
          },
        ]
      : []),
    {
      href: "/settings",
      icon: Settings,
      label: words.nav.settings,
      here: /^\/(settings|promise|admin\/(settings|invites))$/.test(path),
    },
  ];
  return (
    <nav class="nav" aria-label={words.nav.label}>
      <p class="nav-brand" aria-hidden="true">
        {words.app}
      </p>
      {places.map(({ href, icon, label, here }) => (
        <a key={href} class="nav-link" href={href} aria-current={here ? "page" : undefined}>
          <Icon of={icon} />
          <span>{label}</span>
        </a>
      ))}
      {foot}
    </nav>
  );
}
