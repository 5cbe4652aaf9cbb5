import { md } from "./demo/types";
import type { LegalText } from "./legal-text";

const notice =
  "**This text is a placeholder.** Everything in [square brackets] has to be filled in or taken out before the site is opened, and somebody who knows the law of your country should read it.";
const noticeZh =
  "**此文本仅为占位内容。** 网站开放之前，请填写或删除所有 [方括号] 中的内容，并请熟悉当地法律的人士审阅。";

/** What a fresh production site begins with: honest about how Firsthand works, and with clear gaps. */
export const starterLegal: LegalText[] = [
  {
    slug: "terms",
    language: "en",
    title: "Terms of use",
    body: md`
      ${notice}

      ## Who we are

      This site is run by [company name], [address]. You find all details in the [imprint](/imprint).

      ## What the site is for

      Customers help one another with questions about [products]. Where no answer has been accepted, our staff may take over. Using the site is free of charge.

      ## Your contributions

      - You keep the rights to what you write. You allow us to show it here, to keep it, and to turn answers into articles that name their sources.
      - Write only what you are allowed to share. Do not post personal data, neither yours nor that of others.
      - The [house rules](/articles/house-rules) apply.

      ## Moderation

      We may hide, redact or close contributions that break the law or the house rules, and suspend accounts in grave or repeated cases. We give the reason, and you may ask for a review by another person.

      ## Answers are help, not a guarantee

      Answers by customers and ambassadors are their own views. Binding statements come only from our staff, whose posts carry a mark.

      ## Liability

      [To be filled in by your lawyer.]

      ## Changes

      We announce changes here [30] days before they apply. Version of [date].
    `,
  },
  {
    slug: "privacy",
    language: "en",
    title: "Privacy",
    body: md`
      ${notice}

      ## Responsible

      [Company name], [address], [e-mail]. Data protection officer: [name and contact, if you have one].

      ## What we process, and why

      | Data | Purpose | Kept |
      |---|---|---|
      | E-mail address, name, language | your account | until you delete it |
      | Questions, answers, comments, votes | the community | until deleted; without your name after you leave |
      | Private details of a question | solving it | [180] days after closing |
      | Searches | better results; so that you need not repeat yourself | [90] days |
      | A digest of your network address | limits against abuse | [hours] |
      | Records of decisions | being able to explain them | [period] |

      The legal basis is [contract / legitimate interest / consent – to be filled in].

      ## Cookies

      One cookie for the session when you sign in. None for advertising, and no third parties.

      ## Who receives data

      [Hosting provider], [mail provider], each with a contract on processing. [Transfers outside your region, if any.]

      ## Your rights

      Access, correction, deletion, restriction, portability, objection. Most of them you can exercise yourself under **Settings**; for all others write to [e-mail]. You may complain to [authority].
    `,
  },
  {
    slug: "imprint",
    language: "en",
    title: "Imprint",
    body: md`
      ${notice}

      [Company name and legal form]
      [Street and number]
      [Postal code, city, country]

      Telephone: [number]
      E-mail: [address]

      Represented by: [names]
      Register: [court and number]
      VAT number: [number]

      Responsible for the content: [name, address]
    `,
  },
  {
    slug: "terms",
    language: "zh-CN",
    title: "使用条款",
    body: md`
      ${noticeZh}

      ## 我们是谁

      本站由 [公司名称]（[地址]）运营，详见[网站信息](/zh-cn/imprint)。

      ## 本站的用途

      客户之间就 [产品] 的问题互相帮助；没有答案被采纳时，可由我们的工作人员接手。使用本站不收取费用。

      ## 您发布的内容

      - 您保留自己所写内容的权利，并允许我们在此展示、保存，以及整理成注明来源的文章。
      - 请只发布您有权分享的内容，不要发布自己或他人的个人信息。
      - 请遵守[社区守则](/zh-cn/articles/house-rules)。

      ## 内容管理

      对违反法律或社区守则的内容，我们可能会隐藏、删改或关闭；情节严重或屡次违反的账号可能会被停用。我们会说明理由，您可以要求由另一人复核。

      ## 回答是帮助，不是保证

      客户和大使的回答仅代表其个人看法。只有带工作人员标识的内容才是我们的正式答复。

      ## 责任

      [由您的律师填写。]

      ## 变更

      条款如有变更，我们会提前 [30] 天在此公布。版本日期：[日期]。
    `,
  },
  {
    slug: "privacy",
    language: "zh-CN",
    title: "隐私说明",
    body: md`
      ${noticeZh}

      ## 负责方

      [公司名称]，[地址]，[电子邮箱]。个人信息保护负责人：[姓名与联系方式]。

      ## 我们处理哪些信息，为什么

      | 信息 | 用途 | 保存时间 |
      |---|---|---|
      | 电子邮箱、名称、语言 | 您的账号 | 直到您删除账号 |
      | 问题、回答、评论、投票 | 社区内容 | 直到被删除；离开后不再显示您的名字 |
      | 问题的私密信息 | 解决该问题 | 问题关闭后 [180] 天 |
      | 搜索记录 | 改进结果，免得您重复说明 | [90] 天 |
      | 网络地址的摘要 | 防止滥用 | [小时数] |
      | 决定的记录 | 以便说明理由 | [期限] |

      处理的法律依据：[待填写]。

      ## Cookie

      登录时只使用一个会话 Cookie。没有广告 Cookie，也没有第三方。

      ## 谁会收到这些信息

      [主机服务商]、[邮件服务商]，均签有处理协议。[如有跨境传输，请在此说明。]

      ## 您的权利

      您可以查阅、更正、删除、限制处理、转移您的信息，也可以提出反对。大部分操作可在**设置**中自行完成，其余请写信至 [电子邮箱]。您也可以向 [主管机关] 投诉。
    `,
  },
  {
    slug: "imprint",
    language: "zh-CN",
    title: "网站信息",
    body: md`
      ${noticeZh}

      [公司名称与组织形式]
      [街道与门牌号]
      [邮政编码、城市、国家]

      电话：[号码]
      电子邮箱：[地址]

      法定代表人：[姓名]
      登记机关与编号：[填写]
      税号：[填写]

      内容负责人：[姓名、地址]
    `,
  },
];
