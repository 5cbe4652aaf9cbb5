import type { DemoPerson } from "./types";

const staff: DemoPerson[] = [
  { handle: "ada", name: "Ada Winter", email: "ada@fernwood.example", role: "admin", language: "en", joinedDaysAgo: 720 },
  { handle: "cleo", name: "Cleo Abara", email: "cleo@fernwood.example", role: "curator", language: "en", joinedDaysAgo: 640 },
  { handle: "ines", name: "Ines Carvalho", email: "ines@fernwood.example", role: "agent", language: "en", joinedDaysAgo: 610, team: "support", lead: true },
  { handle: "hana", name: "Hana Sato", email: "hana@fernwood.example", role: "agent", language: "en", joinedDaysAgo: 280, team: "support" },
  { handle: "tomas", name: "Tomás Rey", email: "tomas@fernwood.example", role: "agent", language: "es", joinedDaysAgo: 455, team: "orders-payments", lead: true },
];

const ambassadors: DemoPerson[] = [
  {
    handle: "theo", name: "Theo Marsh", email: "theo@example.org", role: "customer", language: "en", joinedDaysAgo: 590,
    ambassador: { topics: ["espresso-machines", "brewing", "cleaning"], languages: ["en"], sinceDaysAgo: 410, termDays: 730 },
  },
  {
    handle: "priya", name: "Priya Nair", email: "priya@example.org", role: "customer", language: "en", joinedDaysAgo: 400,
    ambassador: { topics: ["app-wifi", "orders", "subscriptions"], languages: ["en"], sinceDaysAgo: 300, termDays: 365 },
  },
  {
    handle: "jonas", name: "Jonas Keller", email: "jonas@example.org", role: "customer", language: "de", joinedDaysAgo: 520,
    ambassador: { topics: ["espresso-machines", "cleaning", "warranty"], languages: ["de", "en"], sinceDaysAgo: 350, termDays: 365 },
  },
  {
    handle: "mei", name: "林美 Mei Lin", email: "mei@example.org", role: "customer", language: "zh-CN", joinedDaysAgo: 310,
    ambassador: { topics: ["espresso-machines", "grinders", "cleaning", "app-wifi"], languages: ["zh-CN", "en"], sinceDaysAgo: 200, termDays: 365 },
  },
  {
    handle: "oskar", name: "Oskar Berg", email: "oskar@example.org", role: "customer", language: "en", joinedDaysAgo: 365,
    ambassador: { topics: ["grinders", "brewing"], languages: ["en", "de"], sinceDaysAgo: 240, termDays: 365 },
  },
];

/** handle, name, language, days since joining */
const customerRows: [string, string, DemoPerson["language"], number][] = [
  ["mara", "Mara Lindqvist", "en", 330],
  ["aiden", "Aiden Doyle", "en", 500],
  ["amara", "Amara Okeke", "en", 210],
  ["anton", "Anton Weiss", "de", 180],
  ["beatriz", "Beatriz Molina", "es", 260],
  ["bram", "Bram de Vries", "en", 145],
  ["carla", "Carla Pérez", "es", 95],
  ["chen", "陈立", "zh-CN", 120],
  ["dana", "Dana Kowalski", "en", 480],
  ["dmitri", "Dmitri Volkov", "en", 77],
  ["elif", "Elif Aydın", "en", 230],
  ["emil", "Emil Sørensen", "en", 365],
  ["esra", "Esra Demir", "de", 140],
  ["farah", "Farah Haddad", "en", 88],
  ["finn", "Finn O'Leary", "en", 410],
  ["freya", "Freya Holm", "en", 66],
  ["gabe", "Gabe Turner", "en", 290],
  ["greta", "Greta Vogel", "de", 105],
  ["hugo", "Hugo Lambert", "en", 155],
  ["imani", "Imani Wright", "en", 70],
  ["ivan", "Ivan Petrov", "en", 198],
  ["jae", "Jae Park", "en", 320],
  ["jude", "Jude Ferris", "en", 82],
  ["kaito", "Kaito Mori", "en", 240],
  ["karim", "Karim Benali", "en", 130],
  ["lena", "Lena Hofmann", "de", 275],
  ["liu", "刘洋", "zh-CN", 64],
  ["lucia", "Lucía Navarro", "es", 150],
  ["maeve", "Maeve Quinn", "en", 390],
  ["marco", "Marco Bianchi", "en", 170],
  ["nadia", "Nadia Rahman", "en", 115],
  ["nils", "Nils Eriksson", "en", 222],
  ["olive", "Olive Grant", "en", 99],
  ["pablo", "Pablo Ruiz", "es", 61],
  ["quinn", "Quinn Abbott", "en", 345],
  ["rosa", "Rosa Steiner", "de", 250],
  ["ruth", "Ruth Adler", "en", 560],
  ["samir", "Samir Gupta", "en", 185],
  ["sofie", "Sofie Claes", "en", 125],
  ["tariq", "Tariq Aziz", "en", 74],
  ["uma", "Uma Joshi", "en", 205],
  ["vera", "Vera Novak", "en", 430],
  ["wendy", "Wendy Tsai", "en", 90],
  ["xiao", "赵小雨", "zh-CN", 84],
  ["yusuf", "Yusuf Karaca", "en", 160],
  ["zoe", "Zoe Mitchell", "en", 1],
];

const customers: DemoPerson[] = customerRows.map(([handle, name, language, joinedDaysAgo]) => ({
  handle,
  name,
  email: `${handle}@example.com`,
  role: "customer",
  language,
  joinedDaysAgo,
}));

/** Everybody in the demo. Mara, Theo, Ines, Cleo and Ada are the cast whom the demo's sign-in page offers. */
export const people: DemoPerson[] = [...staff, ...ambassadors, ...customers];

export const cast = ["mara", "theo", "ines", "cleo", "ada"] as const;
