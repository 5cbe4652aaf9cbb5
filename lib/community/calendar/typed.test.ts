import { expect, test } from "vitest";
import { officeHours } from "./calendar";
import { readCalendar, typedCalendar } from "./typed";

const typed = typedCalendar(officeHours("Europe/Berlin"));

test("a calendar survives the way through its form", () => {
  const calendar = { ...officeHours("Asia/Shanghai"), holidays: ["2026-10-01", "2026-12-25"] };
  calendar.week[5] = [
    [540, 750],
    [810, 1440],
  ];
  expect(readCalendar(typedCalendar(calendar))).toEqual(calendar);
});

test("hours may be typed in several ways, and a holiday may have its name behind it", () => {
  const read = readCalendar({
    ...typed,
    mon: "9-12; 13.30–18",
    holidays: "2026-12-25 Christmas\n\n2026-12-25",
  });
  expect(read).toMatchObject({ holidays: ["2026-12-25"] });
  expect("week" in read && read.week[0]).toEqual([
    [540, 720],
    [810, 1080],
  ]);
});

test("a calendar without any open hour is refused", () => {
  const never = { ...typed, mon: "", tue: "", wed: "", thu: "", fri: "" };
  expect(readCalendar(never)).toEqual({ field: "week", what: "never_open" });
});

test("what cannot be right is named by its field", () => {
  expect(readCalendar({ ...typed, tue: "whenever" })).toEqual({ field: "tue", what: "day" });
  expect(readCalendar({ ...typed, wed: "18-9" })).toEqual({ field: "wed", what: "order" });
  expect(readCalendar({ ...typed, thu: "9-12, 11-15" })).toEqual({ field: "thu", what: "overlap" });
  expect(readCalendar({ ...typed, fri: "9-25" })).toMatchObject({ field: "fri" });
  expect(readCalendar({ ...typed, fri: "9:70-10" })).toMatchObject({ field: "fri" });
  expect(readCalendar({ ...typed, timeZone: "Moon/Base" })).toEqual({ field: "timeZone", what: "time_zone" });
  expect(readCalendar({ ...typed, holidays: "2026-02-30" })).toEqual({ field: "holidays", what: "date" });
});
