import { Building2, ListChecks } from "lucide";
import { CardLink } from "../../../components/Card.tsx";
import { Icon } from "../../../components/Icon.tsx";
import { useMe } from "../../../store/app.ts";
import { personnelWords, settleWords } from "../../../text/pages/results.ts";

/** Where those who look after other people's hours put them right. */
export function WaysToSettle() {
  const { hoursOf, isPersonnel } = useMe();
  const ways = isPersonnel
    ? [{ href: "/overtime/personnel", icon: Building2, label: personnelWords.title }]
    : hoursOf.map(({ id, name }) => ({
        href: `/overtime/settle/${id}`,
        icon: ListChecks,
        label: settleWords.toUnit(name),
      }));
  return (
    <>
      {ways.map(({ href, icon, label }) => (
        <CardLink
          key={href}
          href={href}
          lead={
            <span class="lead-icon">
              <Icon of={icon} />
            </span>
          }
        >
          <span class="card-title">{label}</span>
        </CardLink>
      ))}
    </>
  );
}
