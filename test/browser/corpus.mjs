// Texts of every kind that a body may hold, and what word processors put on the clipboard.

export const corpus = {
  'plain paragraphs': '<p>One &amp; two &lt; three.</p><p>A line<br>and another.</p>',
  'headings and rules': '<h2>A <em>b</em></h2><p>c</p><h3>d<br>e</h3><hr><h4>f</h4><hr>',
  'marks in every order': '<p><a href="https://a.example/?b=1&amp;c=2">a <strong>b <em>c</em></strong></a> <em>d</em> <cite>e</cite><sup>2</sup> <strong><sup>3</sup></strong></p>',
  'no-break and ideographic spaces': '<p>10\u00a0000 won\u3000둘 “셋” 四</p>',
  'quotations': '<blockquote>a<blockquote><p>b</p><footer>C. <cite>D</cite></footer></blockquote><ul><li>e</ul><footer>F<br>G</footer></blockquote>',
  'lists': '<ul><li>a<ol start="4"><li>b<li><p>c</p><p>d</p></ol><li><h3>e</h3><li><blockquote>f</blockquote></ul><ol start="-2"><li>g</ol><ol><li><ul><li>h</ul></ol>',
  'tables': '<table><caption>A <strong>b</strong><br>c</caption><thead><tr><th scope="col">d</th><th colspan="2" scope="colgroup">e</th></tr></thead><tbody><tr><th scope="row">f</th><td rowspan="2">g</td><td></td></tr><tr><td><p>h</p><ul><li>i</ul></td><td>j<br>k</td></tr></tbody></table>',
  'a ragged table': '<p>Before.</p><table><tr><td>a</td></tr><tr><td>b</td><td>c</td></tr></table>',
  'figures': '<figure><img src="/photos/0a1b2c3d4e/800.jpg" alt="A &quot;b&quot;" width="800"><figcaption>c <cite>d</cite><br>e</figcaption></figure><figure><img src="/photos/0a1b2c3d4e/800.webp" alt=""><img src="/photos/0a1b2c3d4f/1.jpg" alt="x" height="3"></figure><ul><li><figure><img src="/photos/0a1b2c3d4e/800.jpg" alt=""></figure></ul>',
  'footnotes': '<p>a<span role="note">b <a href="/2025/07/04/x">c</a></span><span role="note">d</span> <em>e<span role="note">f</span></em></p><ul><li>g<span role="note">h</span></ul>',
  'statements': '<p><mark data-source="1">a <em>b</em></mark> <mark data-source="12345">c</mark><mark data-source="2">d<span role="note">e</span>f</mark></p><h2><mark data-source="3">g</mark></h2>',
};

const wordItem = (level, marker, text, list = 'l0') =>
  `<p class=MsoListParagraph style='margin-left:${level * 36}pt;text-indent:-18.0pt;mso-list:${list} level${level} lfo1'><![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>${marker}<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]>${text}<o:p></o:p></p>`;

export const pastes = {
  Word: {
    html: `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal {color:red}</style></head><body lang=EN-GB><!--StartFragment-->
      <h1 style='color:#2F5496'><span style='font-size:16pt'>A heading<o:p></o:p></span></h1>
      <p class=MsoNormal><b><span style='color:red'>Bold</span></b> and <i style='mso-bidi-font-style:normal'>slanted</i>, <a href="https://eur02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fa.example%2Fx&amp;data=05%7Ckim">a link</a>.<a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1" title=""><span class=MsoFootnoteReference><span style='mso-special-character:footnote'>[1]</span></span></a></p>
      ${wordItem(1, '·', 'one')}${wordItem(2, 'o', 'deeper')}${wordItem(1, '·', 'two')}
      <p class=MsoNormal>Between.</p>${wordItem(1, '3.', 'third', 'l1')}${wordItem(1, '4.', 'fourth', 'l1')}
      <p class=MsoNormal><o:p>&nbsp;</o:p></p>
      <div style='mso-element:footnote-list'><br clear=all><hr align=left size=1 width="33%"><div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a style='mso-footnote-id:ftn1' href="#_ftnref1" name="_ftn1" title=""><span class=MsoFootnoteReference>[1]</span></a> What the note <i>says</i>.</p></div></div><!--EndFragment--></body></html>`,
    want: ['<h2>A heading</h2>',
      '<p><strong>Bold</strong> and <em>slanted</em>, <a href="https://a.example/x">a link</a>.<span role="note">What the note <em>says</em>.</span></p>',
      '<ul>\n<li>\n<p>one</p>\n<ul>\n<li>deeper</li>\n</ul>\n</li>\n<li>two</li>\n</ul>', '<p>Between.</p>',
      '<ol start="3">\n<li>third</li>\n<li>fourth</li>\n</ol>'],
  },
  'Google Docs': {
    html: `<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1b2c"><h2 dir="ltr" style="line-height:1.38"><span style="font-size:16pt;font-weight:700">Title</span></h2><p dir="ltr"><span style="font-weight:400">Plain </span><span style="font-weight:700">bold</span><span style="font-weight:400;font-style:italic"> slanted</span> <a href="https://www.google.com/url?q=https://a.example/x&amp;sa=D&amp;ust=1" style="text-decoration:none"><span style="color:#1155cc;text-decoration:underline">link</span></a><sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup></p><ul style="margin:0"><li dir="ltr" style="list-style-type:disc" aria-level="1"><p dir="ltr" role="presentation"><span>one</span></p></li><ul><li aria-level="2"><p><span>two</span></p></li></ul></ul><script>alert(1)</script><div><p><a href="#ftnt_ref1" id="ftnt1">[1]</a><span> A note</span></p></div></b><br class="Apple-interchange-newline">`,
    want: ['<h2>Title</h2>', '<p>Plain <strong>bold</strong> <em>slanted</em> <a href="https://a.example/x">link</a><span role="note">A note</span></p>',
      '<ul>\n<li>\n<p>one</p>\n<ul>\n<li>two</li>\n</ul>\n</li>\n</ul>'],
  },
  'a page of the web': {
    html: '<div class="article" onclick="x()"><h5>Head</h5><p style="position:fixed">A <span onmouseover="x()">b</span> <a href="javascript:alert(1)">c</a><img src="https://tracker.example/pixel.gif"></p><iframe src="https://x.example"></iframe><table border=1><tr><td>d</td><td>e</td></tr></table></div>',
    want: ['<h4>Head</h4>', '<p>A b c</p>', '<table>\n<tbody>\n<tr>\n<td>d</td>\n<td>e</td>\n</tr>\n</tbody>\n</table>'],
  },
};
