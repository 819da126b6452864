import type { PromiseView } from "../../../worker/domain/deliveryViews.ts";
import { promiseWords } from "../../text/pages/promise.ts";
import { Promised } from "./Promised.tsx";

const words = promiseWords.when;
const FROM_MONDAY = [1, 2, 3, 4, 5, 6, 0];

/** The hours and the days, of the city or of the person's own place of work. */
export function WhenPromise({ calendar }: { calendar: PromiseView["calendar"] }) {
  const { owner, hours, weekdays, opensOnHolidays, yearEndClosing, days } = calendar;
  return (
    <Promised title={words.title}>
      <div class="promise-hours">
        <p class="hint">{words.owner(owner.name)}</p>
        <p class="promise-clock">{words.hours(hours)}</p>
        <ul class="promise-week">
          {FROM_MONDAY.map((weekday) => {
            const isOpen = weekdays.includes(weekday);
            return (
              <li key={weekday} class={isOpen ? "open" : "closed"}>
                {words.weekdays[weekday]}
                <span class="visually-hidden"> {isOpen ? words.open : words.closed}</span>
              </li>
            );
          })}
        </ul>
        <p>{words.closings(opensOnHolidays, yearEndClosing)}</p>
      </div>
      {days.length > 0 && (
        <div>
          <h3 class="promise-sub">{words.daysTitle}</h3>
          <ul class="promise-days">
            {days.map((day) => (
              <li key={day.day}>
                <span class="promise-day">{promiseWords.what.day(day.day)}</span>
                <span class="promise-kind">{words.dayKind(day)}</span>
                {day.name && <span class="hint">{day.name}</span>}
              </li>
            ))}
          </ul>
        </div>
      )}
      <p>{words.waiting}</p>
    </Promised>
  );
}
