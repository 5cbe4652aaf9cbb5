import { __iconData as arrowBigUpIcon } from "lucide-react/icons/arrow-big-up";
import { __iconData as arrowUpRightIcon } from "lucide-react/icons/arrow-up-right";
import { __iconData as badgeCheckIcon } from "lucide-react/icons/badge-check";
import { __iconData as banIcon } from "lucide-react/icons/ban";
import { __iconData as bellIcon } from "lucide-react/icons/bell";
import { __iconData as bookmarkIcon } from "lucide-react/icons/bookmark";
import { __iconData as calendarDaysIcon } from "lucide-react/icons/calendar-days";
import { __iconData as chartNoAxesColumnIcon } from "lucide-react/icons/chart-no-axes-column";
import { __iconData as checkIcon } from "lucide-react/icons/check";
import { __iconData as chevronDownIcon } from "lucide-react/icons/chevron-down";
import { __iconData as chevronLeftIcon } from "lucide-react/icons/chevron-left";
import { __iconData as chevronRightIcon } from "lucide-react/icons/chevron-right";
import { __iconData as chevronUpIcon } from "lucide-react/icons/chevron-up";
import { __iconData as circleCheckIcon } from "lucide-react/icons/circle-check";
import { __iconData as circleDashedIcon } from "lucide-react/icons/circle-dashed";
import { __iconData as circleQuestionMarkIcon } from "lucide-react/icons/circle-question-mark";
import { __iconData as circleXIcon } from "lucide-react/icons/circle-x";
import { __iconData as clockIcon } from "lucide-react/icons/clock";
import { __iconData as codeIcon } from "lucide-react/icons/code";
import { __iconData as coffeeIcon } from "lucide-react/icons/coffee";
import { __iconData as contactRoundIcon } from "lucide-react/icons/contact-round";
import { __iconData as copyIcon } from "lucide-react/icons/copy";
import { __iconData as downloadIcon } from "lucide-react/icons/download";
import { __iconData as ellipsisIcon } from "lucide-react/icons/ellipsis";
import { __iconData as eyeIcon } from "lucide-react/icons/eye";
import { __iconData as eyeOffIcon } from "lucide-react/icons/eye-off";
import { __iconData as fileTextIcon } from "lucide-react/icons/file-text";
import { __iconData as flagIcon } from "lucide-react/icons/flag";
import { __iconData as folderIcon } from "lucide-react/icons/folder";
import { __iconData as foldersIcon } from "lucide-react/icons/folders";
import { __iconData as handIcon } from "lucide-react/icons/hand";
import { __iconData as handshakeIcon } from "lucide-react/icons/handshake";
import { __iconData as headsetIcon } from "lucide-react/icons/headset";
import { __iconData as heartIcon } from "lucide-react/icons/heart";
import { __iconData as hourglassIcon } from "lucide-react/icons/hourglass";
import { __iconData as houseIcon } from "lucide-react/icons/house";
import { __iconData as inboxIcon } from "lucide-react/icons/inbox";
import { __iconData as infoIcon } from "lucide-react/icons/info";
import { __iconData as italicIcon } from "lucide-react/icons/italic";
import { __iconData as keyRoundIcon } from "lucide-react/icons/key-round";
import { __iconData as languagesIcon } from "lucide-react/icons/languages";
import { __iconData as layersIcon } from "lucide-react/icons/layers";
import { __iconData as layoutListIcon } from "lucide-react/icons/layout-list";
import { __iconData as letterBIcon } from "lucide-react/icons/letter-b";
import { __iconData as linkIcon } from "lucide-react/icons/link";
import { __iconData as listIcon } from "lucide-react/icons/list";
import { __iconData as listChecksIcon } from "lucide-react/icons/list-checks";
import { __iconData as listFilterIcon } from "lucide-react/icons/list-filter";
import { __iconData as listOrderedIcon } from "lucide-react/icons/list-ordered";
import { __iconData as lockIcon } from "lucide-react/icons/lock";
import { __iconData as logOutIcon } from "lucide-react/icons/log-out";
import { __iconData as mailIcon } from "lucide-react/icons/mail";
import { __iconData as menuIcon } from "lucide-react/icons/menu";
import { __iconData as mergeIcon } from "lucide-react/icons/merge";
import { __iconData as messageCircleExclamationPointIcon } from "lucide-react/icons/message-circle-exclamation-point";
import { __iconData as messageCircleQuestionMarkIcon } from "lucide-react/icons/message-circle-question-mark";
import { __iconData as messageSquareIcon } from "lucide-react/icons/message-square";
import { __iconData as messageSquareTextIcon } from "lucide-react/icons/message-square-text";
import { __iconData as monitorIcon } from "lucide-react/icons/monitor";
import { __iconData as moonIcon } from "lucide-react/icons/moon";
import { __iconData as octagonExclamationPointIcon } from "lucide-react/icons/octagon-exclamation-point";
import { __iconData as paperclipIcon } from "lucide-react/icons/paperclip";
import { __iconData as pencilIcon } from "lucide-react/icons/pencil";
import { __iconData as phoneIcon } from "lucide-react/icons/phone";
import { __iconData as pinIcon } from "lucide-react/icons/pin";
import { __iconData as plusIcon } from "lucide-react/icons/plus";
import { __iconData as printerIcon } from "lucide-react/icons/printer";
import { __iconData as quoteIcon } from "lucide-react/icons/quote";
import { __iconData as refreshCwIcon } from "lucide-react/icons/refresh-cw";
import { __iconData as replyIcon } from "lucide-react/icons/reply";
import { __iconData as rotateCcwClockIcon } from "lucide-react/icons/rotate-ccw-clock";
import { __iconData as rssIcon } from "lucide-react/icons/rss";
import { __iconData as scaleIcon } from "lucide-react/icons/scale";
import { __iconData as searchIcon } from "lucide-react/icons/search";
import { __iconData as sendIcon } from "lucide-react/icons/send";
import { __iconData as settingsIcon } from "lucide-react/icons/settings";
import { __iconData as share2Icon } from "lucide-react/icons/share-2";
import { __iconData as shieldCheckIcon } from "lucide-react/icons/shield-check";
import { __iconData as shieldQuestionMarkIcon } from "lucide-react/icons/shield-question-mark";
import { __iconData as splitIcon } from "lucide-react/icons/split";
import { __iconData as squarePenIcon } from "lucide-react/icons/square-pen";
import { __iconData as starIcon } from "lucide-react/icons/star";
import { __iconData as sunIcon } from "lucide-react/icons/sun";
import { __iconData as tagIcon } from "lucide-react/icons/tag";
import { __iconData as trashIcon } from "lucide-react/icons/trash";
import { __iconData as triangleExclamationPointIcon } from "lucide-react/icons/triangle-exclamation-point";
import { __iconData as undo2Icon } from "lucide-react/icons/undo-2";
import { __iconData as uploadIcon } from "lucide-react/icons/upload";
import { __iconData as userIcon } from "lucide-react/icons/user";
import { __iconData as usersIcon } from "lucide-react/icons/users";
import { __iconData as usersRoundIcon } from "lucide-react/icons/users-round";
import { __iconData as videoIcon } from "lucide-react/icons/video";
import { __iconData as xIcon } from "lucide-react/icons/x";

// Drawn here instead of by the package's components, which are made for the browser: an icon costs one small function.
// To add one: an import above and a name below, by what it means and not by what it looks like.
const meanings = {
  accept: checkIcon,
  add: plusIcon,
  alert: triangleExclamationPointIcon,
  ambassador: shieldCheckIcon,
  answer: messageSquareTextIcon,
  download: downloadIcon,
  article: fileTextIcon,
  ask: messageCircleQuestionMarkIcon,
  attach: paperclipIcon,
  back: chevronLeftIcon,
  bell: bellIcon,
  board: layoutListIcon,
  bold: letterBIcon,
  bookmark: bookmarkIcon,
  calendar: calendarDaysIcon,
  chart: chartNoAxesColumnIcon,
  check: checkIcon,
  clock: clockIcon,
  close: xIcon,
  closed: lockIcon,
  code: codeIcon,
  comment: messageSquareIcon,
  copy: copyIcon,
  danger: octagonExclamationPointIcon,
  desk: inboxIcon,
  device: coffeeIcon,
  didNotWork: circleXIcon,
  down: chevronDownIcon,
  duplicate: layersIcon,
  edit: pencilIcon,
  external: arrowUpRightIcon,
  eye: eyeIcon,
  feed: rssIcon,
  filter: listFilterIcon,
  flag: flagIcon,
  forward: chevronRightIcon,
  hand: handIcon,
  held: shieldQuestionMarkIcon,
  help: circleQuestionMarkIcon,
  hide: eyeOffIcon,
  history: rotateCcwClockIcon,
  home: houseIcon,
  info: infoIcon,
  italic: italicIcon,
  key: keyRoundIcon,
  language: languagesIcon,
  link: linkIcon,
  list: listIcon,
  mail: mailIcon,
  menu: menuIcon,
  merge: mergeIcon,
  moon: moonIcon,
  more: ellipsisIcon,
  needsInfo: messageCircleExclamationPointIcon,
  numbered: listOrderedIcon,
  open: circleDashedIcon,
  people: usersIcon,
  person: userIcon,
  phone: phoneIcon,
  pin: pinIcon,
  print: printerIcon,
  private: eyeOffIcon,
  promise: handshakeIcon,
  question: messageCircleQuestionMarkIcon,
  queue: listChecksIcon,
  quote: quoteIcon,
  refresh: refreshCwIcon,
  reply: replyIcon,
  rule: scaleIcon,
  samePeople: usersRoundIcon,
  search: searchIcon,
  send: sendIcon,
  settings: settingsIcon,
  share: share2Icon,
  signOut: logOutIcon,
  solved: circleCheckIcon,
  split: splitIcon,
  staff: badgeCheckIcon,
  stale: hourglassIcon,
  star: starIcon,
  stop: banIcon,
  sun: sunIcon,
  support: headsetIcon,
  system: monitorIcon,
  tag: tagIcon,
  team: contactRoundIcon,
  thanks: heartIcon,
  topic: folderIcon,
  topics: foldersIcon,
  trash: trashIcon,
  undo: undo2Icon,
  up: chevronUpIcon,
  upload: uploadIcon,
  video: videoIcon,
  vote: arrowBigUpIcon,
  waiting: clockIcon,
  write: squarePenIcon,
} as const;

export type IconName = keyof typeof meanings;
export const icons: Record<IconName, { node: [string, Record<string, string>][] }> = meanings;
