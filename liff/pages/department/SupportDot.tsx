/** At the corner of a mark: the unit asked for support. */
export function SupportDot() {
  return <span class="support-dot" aria-hidden="true" />;
}
