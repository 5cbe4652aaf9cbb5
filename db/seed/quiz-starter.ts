import type { QuizText } from "@/db/schema/ambassadors";

export type StarterQuestion = { starter: string; correct: number; en: QuizText; "zh-CN": QuizText };

/** The quiz that a fresh site begins with; its staff change it on screen. */
export const starterQuiz: StarterQuestion[] = [
  {
    starter: "private-data",
    correct: 1,
    en: {
      prompt: "Somebody posts their order number and telephone number in a public answer. What do you do?",
      choices: [
        "Leave it: they posted it themselves",
        "Hide the answer with a reason and ask them to post it again without",
        "Quote it, so that support finds it",
      ],
      why: "Private details stay off public pages. Hiding loses nothing, the author is told why, and staff can take the details out for good.",
    },
    "zh-CN": {
      prompt: "有人在公开的回答里写了自己的订单号和电话号码。您怎么做？",
      choices: ["不管：是他们自己写的", "写明原因把回答隐藏，请对方去掉后再发", "引用出来，方便客服找到"],
      why: "私人信息不该出现在公开页面上。隐藏不会丢失任何内容，作者会知道原因，工作人员可以把信息彻底去掉。",
    },
  },
  {
    starter: "ask-for-password",
    correct: 2,
    en: {
      prompt: "To help, you would have to look into somebody's account. What is right?",
      choices: [
        "Ask for the password by private message",
        "Ask for the last four digits of the card only",
        "Certify that it needs staff, because it is about account access",
      ],
      why: "Nobody here ever asks for passwords or card numbers. “Needs staff” hands it to a person who may look.",
    },
    "zh-CN": {
      prompt: "要帮忙就得查看对方的账号。怎么做才对？",
      choices: ["私下索要密码", "只要银行卡后四位", "说明“需要工作人员”，因为涉及账号"],
      why: "这里任何人都不会索要密码或卡号。“需要工作人员”会把问题交给有权查看的人。",
    },
  },
  {
    starter: "acceptance",
    correct: 0,
    en: {
      prompt: "The asker wrote “that was it, thanks!” and left. May you accept the answer for them?",
      choices: [
        "Yes, if it is not your own; they have 72 hours to say no",
        "Yes, also if it is your own",
        "No, only the asker ever accepts",
      ],
      why: "On your topics you may accept on the asker's behalf, never your own answer. The asker can contest it with one tap for 72 hours.",
    },
    "zh-CN": {
      prompt: "提问者写了“就是这个，谢谢！”就离开了。您可以替他采纳吗？",
      choices: [
        "可以，只要不是您自己的回答；对方有 72 小时可以否认",
        "可以，自己的回答也行",
        "不行，只有提问者能采纳",
      ],
      why: "在您负责的主题上，您可以替提问者采纳，但不能采纳自己的回答。提问者在 72 小时内可以一键否认。",
    },
  },
  {
    starter: "claim",
    correct: 1,
    en: {
      prompt: "What does it mean that you claimed a question?",
      choices: [
        "Nobody else may answer it",
        "Others see that you are answering; anybody may still answer",
        "The clock until a person takes over stops",
      ],
      why: "A claim is a courtesy of 15 minutes. It blocks nobody and stops no clock.",
    },
    "zh-CN": {
      prompt: "您认领了一个问题，这意味着什么？",
      choices: ["别人不能再回答", "别人会看到您正在回答，但谁都可以回答", "转给真人的计时会停止"],
      why: "认领只是 15 分钟的礼貌提示，不会阻止任何人，也不会停止计时。",
    },
  },
  {
    starter: "safety",
    correct: 2,
    en: {
      prompt: "Somebody reports a burning smell from a device. What comes first?",
      choices: [
        "A thorough answer with everything that could be the cause",
        "Wait whether others have seen it too",
        "Say to unplug it, and certify that it needs staff",
      ],
      why: "Safety goes before completeness. Staff must know at once, and the person must be safe.",
    },
    "zh-CN": {
      prompt: "有人说设备有烧焦的气味。首先该做什么？",
      choices: ["详细回答所有可能的原因", "等等看别人是否也遇到", "请对方断电，并说明“需要工作人员”"],
      why: "安全比全面更重要。工作人员必须马上知道，对方必须先安全。",
    },
  },
  {
    starter: "own-question",
    correct: 1,
    en: {
      prompt: "Which powers do you have on a question that you asked yourself?",
      choices: ["All of them", "Those of any asker, and none of an ambassador", "None at all"],
      why: "The powers of an ambassador never apply to one's own question or answer.",
    },
    "zh-CN": {
      prompt: "对于您自己提的问题，您有哪些权限？",
      choices: ["全部权限", "和普通提问者一样，没有大使的权限", "完全没有"],
      why: "大使的权限从不用于自己的问题或回答。",
    },
  },
  {
    starter: "tone",
    correct: 0,
    en: {
      prompt: "A newcomer asks something that was answered last week. What helps most?",
      choices: [
        "Link the answered question kindly and propose it as a duplicate",
        "Tell them to search before asking",
        "Hide the question",
      ],
      why: "Duplicates are a way to an answer and no punishment; the asker decides. Questions are never hidden by ambassadors.",
    },
    "zh-CN": {
      prompt: "新人问了一个上周已经有答案的问题。怎样最有帮助？",
      choices: ["友好地附上已解决的问题，并提议为重复", "告诉对方提问前先搜索", "把问题隐藏"],
      why: "重复提议是通往答案的路，不是惩罚，由提问者决定。大使从不隐藏问题。",
    },
  },
  {
    starter: "after-term",
    correct: 2,
    en: {
      prompt: "Your appointment ends. What happens to what you did?",
      choices: [
        "Your answers lose their mark",
        "You keep the powers until somebody notices",
        "It stands; your powers and claims end at once",
      ],
      why: "Authority ends with the appointment. Answers keep the mark of what you were when you wrote them.",
    },
    "zh-CN": {
      prompt: "您的任命结束了，您做过的事会怎样？",
      choices: ["您的回答会失去标记", "在有人发现之前您仍有权限", "仍然有效；权限和认领立即结束"],
      why: "权限随任命结束。回答上的标记表示您当时的身份，会保留。",
    },
  },
];
