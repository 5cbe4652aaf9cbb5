import { type DemoQuestion, md } from "../types";

/** Pairing, networks, and who or what else may be connected. */
export const appConnection: DemoQuestion[] = [
  {
    key: "app-connecting-forever",
    stage: "solved",
    asker: "kaito",
    topic: "app-wifi",
    title: 'App finds the machine but stops at "Connecting"',
    body: md`
      One, iPhone, new router. The app sees the machine (One-4F2A), I type the password, then "Connecting…" for two minutes and back to the start. Log from the app:

      ~~~
      ble: connected One-4F2A
      wifi: ssid="Mori 5G" auth=ok? no-ap-found
      wifi: retry 1..5 no-ap-found
      pairing: failed (U-14)
      ~~~
    `,
    askedHoursAgo: 860,
    sameProblem: { people: 3, from: 50, to: 500 },
    answers: [
      {
        by: "priya",
        after: 0.8,
        body: md`
          \`no-ap-found\`: the machine does not see that network at all, because "Mori 5G" is the 5 GHz one. The machine only has a 2.4 GHz radio.

          Choose the other name your router sends out, or switch on the shared name for both bands. [What the machine needs from your Wi-Fi](/articles/wifi-requirements)
        `,
        votes: 10,
        worked: 6,
        accepted: 1.6,
      },
    ],
  },
  {
    key: "app-guest-network",
    stage: "solved",
    asker: "farah",
    topic: "app-wifi",
    title: "Works at home, not in the office kitchen",
    body: "We bought a second One for the office. Guest Wi-Fi with a login page. Pairing fails always.",
    askedHoursAgo: 540,
    answers: [
      {
        by: "jae",
        after: 2,
        body: "A machine can't click on a login page. Ask IT for a network with a plain password (IoT network), 2.4 GHz.",
        votes: 6,
        worked: 1,
      },
    ],
    events: [{ after: 26, do: "accept", by: "priya", answer: 1 }],
  },
  {
    key: "app-offline-steady-lamp",
    stage: "answered",
    asker: "gabe",
    topic: "app-wifi",
    title: "App says offline, lamp on the machine is steady green",
    body: "Since yesterday. Restarted phone, app, router. Partner's phone shows it online!",
    askedHoursAgo: 82,
    answers: [
      {
        by: "priya",
        after: 1.5,
        body: "Steady lamp = the machine is online. It's your app: sign out under Account, force-quit, sign in again. The list of machines is then loaded anew.",
        votes: 4,
        worked: 1,
      },
    ],
    events: [{ after: 3, do: "open-thread", by: "gabe" }],
  },
  {
    key: "app-provisional",
    stage: "solved",
    asker: "mara",
    topic: "app-wifi",
    title: "Can two people use the app with the same machine?",
    body: "My wife would like to start it from her phone, too. Does she need my account?",
    askedHoursAgo: 50,
    answers: [
      {
        by: "quinn",
        after: 2,
        body: "No, she makes her own. You open **Machine › People › Invite** and she gets a link. You can take it back there as well.",
        votes: 5,
        worked: 2,
      },
    ],
    comments: [{ by: "mara", after: 4, body: "Found it, she's in. Thanks!" }],
    events: [{ after: 31, do: "accept", by: "priya", answer: 1 }],
  },
  {
    key: "app-zh-pair",
    stage: "solved",
    asker: "xiao",
    topic: "app-wifi",
    language: "zh-CN",
    title: "手机能找到机器，但一直停在“正在连接”",
    body: "家里路由器是双频合一，试了五六次都不行。iPhone，机器是 One。指示灯一直快闪。",
    askedHoursAgo: 130,
    answers: [
      {
        by: "mei",
        after: 1,
        body: "双频合一一般没问题，先看两点：手机上有没有开 VPN（有就暂停），路由器加密是不是只选了 WPA3（改成 WPA2/WPA3 混合）。还不行的话，按住 Steam 十五秒重置 Wi-Fi，再按[配对步骤](/articles/pair-the-app)来一次。",
        votes: 4,
        worked: 2,
        accepted: 3,
      },
    ],
    comments: [{ by: "xiao", after: 3.1, body: "是 WPA3 的问题，改完一次就连上了，谢谢！" }],
  },
  {
    key: "app-smart-home",
    stage: "stale",
    asker: "jae",
    topic: "app-wifi",
    title: "Local API for home automation?",
    body: "Would love to switch it on from my own system without the cloud. Does it listen on the network?",
    askedHoursAgo: 1150,
    answers: [
      {
        by: "kaito",
        after: 6,
        body: "It only talks to the app through Fernwood's servers. The wake-up timer runs locally though. There is a wish for it every few months.",
        votes: 7,
      },
    ],
  },
];
