import type { PersonView } from "@/components/community/person-mark";
import type { QuestionRowView } from "@/components/community/question-row";

export const mara: PersonView = { name: "Mara Lindqvist", handle: "mara", mark: null, id: "1" };
export const theo: PersonView = { name: "Theo Okafor", handle: "theo", mark: "ambassador", id: "2" };
export const ines: PersonView = { name: "Ines Ferreira", handle: "ines", mark: "staff", id: "3" };
export const impostor: PersonView = { name: "Staff ✔ Ines", handle: "impostor", mark: null, id: "4" };
export const erased: PersonView = { name: "", handle: null, mark: null };

const grinders = { slug: "grinders", name: "Grinders" };
const machines = { slug: "espresso-machines", name: "Espresso machines" };
const ago = (hours: number) => new Date(Date.UTC(2026, 4, 12, 10) - hours * 3_600_000);

export const questions: QuestionRowView[] = [
  {
    number: 1,
    slug: "steam-wand-drips",
    title: "Steam wand drips for a minute after every use. Is that a worn seal?",
    stage: "solved",
    topic: machines,
    asker: mara,
    askedAt: ago(90),
    answers: 4,
    sameProblem: 12,
    answeredBy: theo,
    excerpt:
      "It started last week. I cleaned the tip with a pin and purged it, but it still drips when the boiler is hot.",
  },
  {
    number: 2,
    slug: "order",
    title: "I was charged twice for the same grinder burrs",
    stage: "with_support",
    topic: grinders,
    asker: mara,
    askedAt: ago(5),
    answers: 0,
    sameProblem: 0,
    restricted: true,
  },
  {
    number: 3,
    slug: "app-does-not-find",
    title: "The app does not find my Alder 2 over Bluetooth after the update to 4.1",
    stage: "answered",
    topic: { slug: "app", name: "Fernwood app" },
    asker: mara,
    askedAt: ago(26),
    answers: 2,
    sameProblem: 31,
    answeredBy: ines,
  },
  {
    number: 4,
    slug: "open",
    title: "研磨机发出很大的噪音，怎么办？",
    stage: "open",
    topic: grinders,
    asker: { name: "李雷", handle: "lilei", mark: null, id: "9" },
    askedAt: ago(1),
    answers: 0,
    sameProblem: 1,
  },
];

export const proseHtml = `<p>The seal under the valve is a wear part. After about <strong>two years</strong> it hardens and <a href="#x">the valve</a> no longer closes. You can check it in a minute:</p>
<ol><li><p>Switch the machine off and let it cool for 30 minutes.</p></li><li><p>Open the steam knob, then look for water at the <code>M6</code> nut.</p><ul><li>Dry: the seal is fine</li><li>Wet: replace it</li></ul></li><li><p>Close it again.</p></li></ol>
<aside class="md-call-out md-call-out-caution"><p class="md-call-out-title"><span class="md-label" data-label="caution">Caution</span></p><p>The boiler stays hot for half an hour after you switch off.</p></aside>
<aside class="md-call-out md-call-out-tip"><p class="md-call-out-title"><span class="md-label" data-label="tip">Tip</span></p><p>A little food-safe grease makes the new seal last longer.</p></aside>
<h2 id="user-content-parts">Parts you need<a class="md-anchor" href="#user-content-parts" aria-hidden="true" tabindex="-1">#</a></h2>
<div class="md-table" tabindex="0"><table><thead><tr><th>Model</th><th>Seal</th><th align="right">Price</th><th>Where to order it</th></tr></thead><tbody><tr><td>Alder 1</td><td>AL-110</td><td align="right">€4.90</td><td>Fernwood shop, any dealer</td></tr><tr><td>Alder 2</td><td>AL-212</td><td align="right">€5.40</td><td>Fernwood shop</td></tr></tbody></table></div>
<blockquote><p>Mine dripped for a year and the seal was all it was.</p></blockquote>
<pre dir="ltr" tabindex="0"><code class="hljs language-js"><span class="hljs-comment">// reads the pressure every second</span>
<span class="hljs-keyword">const</span> reading = <span class="hljs-keyword">await</span> machine.<span class="hljs-title">pressure</span>({ <span class="hljs-attr">unit</span>: <span class="hljs-string">"bar"</span>, <span class="hljs-attr">every</span>: <span class="hljs-number">1000</span> });</code></pre>
<p>Press <em>Menu</em> again when the light turns off.</p>`;
