import type { LegalText } from "../legal-text";
import { md } from "./types";

/** Terms, privacy and imprint of the invented company, so that every link in the demo leads somewhere. */
export const demoLegal: LegalText[] = [
  {
    slug: "terms",
    language: "en",
    title: "Terms of use",
    body: md`
      Fernwood is an invented company, and this is its demo. Nothing here can be bought, and nothing you write leaves this machine.

      ## What the site is for

      Owners of Fernwood machines and grinders help one another. Where no answer has been accepted, our staff may take over. It is free of charge.

      ## Your contributions

      You keep the rights to what you write. You allow us to show it here and to turn good answers into articles that name their sources. The [house rules](/articles/house-rules) apply.

      ## Advice on machines

      Answers by owners are well meant, and their own. **Never open a housing**, whoever says that you may. Binding statements come only from our staff, whose posts carry a mark.

      ## Moderation

      We may hide, redact or close what breaks the rules, always with a reason, and you may ask for a review by another person.
    `,
  },
  {
    slug: "privacy",
    language: "en",
    title: "Privacy",
    body: md`
      | Data | Purpose | Kept |
      |---|---|---|
      | E-mail address, name, language | your account | until you delete it |
      | Questions, answers, comments, votes | the community | without your name after you leave |
      | Private details of a question | solving it | 180 days after closing |
      | Searches | better results; so that you need not repeat yourself | 90 days |
      | Records of decisions | being able to explain them | ten years |

      One cookie, for the session when you sign in. No advertising, no third parties.

      You can see, correct and delete most of it yourself under **Settings**. For everything else: privacy@fernwood.example.
    `,
  },
  {
    slug: "imprint",
    language: "en",
    title: "Imprint",
    body: md`
      Fernwood Coffee Works (invented for this demo)
      Mill Lane 7, 10999 Berlin

      Telephone: +49 30 5550 1400
      E-mail: hello@fernwood.example

      Represented by: Ada Winter
    `,
  },
  {
    slug: "terms",
    language: "zh-CN",
    title: "使用条款",
    body: md`
      Fernwood 是一家虚构的公司，这里是演示站点：不出售任何东西，您写的内容也不会离开这台机器。

      ## 本站的用途

      Fernwood 咖啡机和磨豆机的用户在这里互相帮助；没有答案被采纳时，可由我们的工作人员接手。使用免费。

      ## 您发布的内容

      您保留自己所写内容的权利，并允许我们在此展示，以及把好的回答整理成注明来源的文章。请遵守[社区守则](/zh-cn/articles/house-rules)。

      ## 关于机器的建议

      用户的回答出于善意，仅代表个人看法。**无论谁说可以，都不要打开机壳。** 只有带工作人员标识的内容才是正式答复。

      ## 内容管理

      违反规则的内容可能会被隐藏、删改或关闭。我们一定说明理由，您可以要求由另一人复核。
    `,
  },
  {
    slug: "privacy",
    language: "zh-CN",
    title: "隐私说明",
    body: md`
      | 信息 | 用途 | 保存时间 |
      |---|---|---|
      | 电子邮箱、名称、语言 | 您的账号 | 直到您删除账号 |
      | 问题、回答、评论、投票 | 社区内容 | 离开后不再显示您的名字 |
      | 问题的私密信息 | 解决该问题 | 问题关闭后 180 天 |
      | 搜索记录 | 改进结果，免得您重复说明 | 90 天 |
      | 决定的记录 | 以便说明理由 | 十年 |

      登录时只使用一个会话 Cookie，没有广告，也没有第三方。

      大部分信息可以在**设置**中自行查看、更正和删除；其他事宜请写信至 privacy@fernwood.example。
    `,
  },
  {
    slug: "imprint",
    language: "zh-CN",
    title: "网站信息",
    body: md`
      Fernwood Coffee Works（为演示而虚构）
      Mill Lane 7, 10999 Berlin

      电话：+49 30 5550 1400
      电子邮箱：hello@fernwood.example

      代表人：Ada Winter
    `,
  },
];
