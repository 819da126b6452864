import { useMe } from "../../store/app.ts";
import { waysWords as ways } from "../../text/pages/ways.ts";

/** The ways to what is not asked in a round: at the end of the page, small and without icons, which would weigh on the first screen, and the same every day. */
export default function WaysIn() {
  const { ordersIn, hoursOf, isPersonnel, oversees } = useMe();
  const hours = isPersonnel
    ? "/overtime/personnel"
    : oversees.length > 0
      ? "/overtime/department"
      : "/overtime/section";
  const places = [
    { href: "/overtime", label: ways.overtime },
    ...(ordersIn.length > 0 ? [{ href: "/overtime/board", label: ways.board }] : []),
    ...(hoursOf.length > 0 || isPersonnel ? [{ href: hours, label: ways.hours }] : []),
    { href: "/deadlines", label: ways.deadlines },
    { href: "/morning", label: ways.morning },
  ];
  return (
    <nav class="ways" aria-label={ways.title}>
      {places.map(({ href, label }) => (
        <a key={href} href={href}>
          {label}
        </a>
      ))}
    </nav>
  );
}
