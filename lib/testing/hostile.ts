/** What an attacker puts where a line of text is asked for: a name, a title, a topic, a reason. */
export const hostileLines = [
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "</script><script>alert(1)</script>",
  "</title><svg onload=alert(1)>",
  '"><script>alert(1)</script>',
  "' onmouseover='alert(1)",
  "]]><script>alert(1)</script><![CDATA[",
  "<!-- --><iframe src=//evil.test>",
  "{process.env.SECRET}<Foo bar={1}/>",
  '=HYPERLINK("http://evil.test")',
  "&lt;script&gt; and &#60;b&#62;",
  "javascript:alert(1)",
];
