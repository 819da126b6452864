import { CalendarCheck, ClipboardCheck, Clock, Sun, Users } from "lucide";
import { Icon } from "../../components/Icon.tsx";
import { useMe } from "../../store/app.ts";
import { waysWords as ways } from "../../text/pages/ways.ts";

/** The ways to what is not asked in a round: at the end of the page, small, and the same every day. */
export default function WaysIn() {
  const { ordersIn, hoursOf, isPersonnel, oversees } = useMe();
  const hours = isPersonnel
    ? "/overtime/personnel"
    : oversees.length > 0
      ? "/overtime/department"
      : "/overtime/section";
  const places = [
    { href: "/overtime", icon: Clock, label: ways.overtime },
    ...(ordersIn.length > 0 ? [{ href: "/overtime/board", icon: ClipboardCheck, label: ways.board }] : []),
    ...(hoursOf.length > 0 || isPersonnel ? [{ href: hours, icon: Users, label: ways.hours }] : []),
    { href: "/deadlines", icon: CalendarCheck, label: ways.deadlines },
    { href: "/morning", icon: Sun, label: ways.morning },
  ];
  return (
    <nav class="ways" aria-label={ways.title}>
      {places.map(({ href, icon, label }) => (
        <a key={href} href={href}>
          <Icon of={icon} size={20} />
          {label}
        </a>
      ))}
    </nav>
  );
}
