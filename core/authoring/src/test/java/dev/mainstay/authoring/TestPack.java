package dev.mainstay.authoring;

import dev.mainstay.pack.RulePack;
import dev.mainstay.vocabulary.AccountKind;
import dev.mainstay.vocabulary.Cause;
import dev.mainstay.vocabulary.Commitment;
import dev.mainstay.vocabulary.CommitmentStatus;
import dev.mainstay.vocabulary.ConductRisk;
import dev.mainstay.vocabulary.Controllability;
import dev.mainstay.vocabulary.RiskLevel;
import dev.mainstay.vocabulary.Severity;
import dev.mainstay.vocabulary.Stance;
import dev.mainstay.vocabulary.Tier;
import dev.mainstay.vocabulary.ValueClass;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes a small pack to a folder: everything a pack needs, and what a test puts into it. */
public final class TestPack {

    static final String LIMITS =
            "key,account,tier,industry,kind,value,unit,min,max,step,effectiveFrom,owner,source,grade,why";
    static final String ACTIONS =
            "code,commitment,traits,lever,owner,dueDays,effortHours,cost,obligation,requires,success,stop,excludes";
    static final String PLAYBOOK =
            "cause,facet,risk,signal,commitment,stance,tier,kind,industry,valueClass,atLeast,action,save";

    private static final Pattern CODE = Pattern.compile("signals\\.raise\\(\"([A-Z0-9_]+)\"");
    private static final Pattern REASON = Pattern.compile("guard\\.(veto|postpone|exclude)\\(\"([A-Z0-9_]+)\"");
    private static final Pattern OWNER = Pattern.compile("(?m)^owner: *(\\w+)");
    private static final Pattern PERMIT = Pattern.compile("guard\\.permit\\(\"([A-Z0-9_]+)\"");

    private final Map<String, String> files = new LinkedHashMap<>();
    private final TreeSet<String> texts = new TreeSet<>();

    /** The least that is a whole pack. */
    public TestPack() {
        files.put("pack.yaml", """
                name: test
                version: 1.0.0
                owner: TESTER
                language: en
                """);
        files.put("limits.csv", LIMITS + "\ndelivery.onTime,,,,,0.9,RATIO,0,1,0.01,,T,t,J,t\n");
        files.put("diagnosis.csv", "signal,cause,facet,weight\n");
        files.put("actions.csv", ACTIONS + "\n");
        files.put("playbook.csv", PLAYBOOK + "\n");
        files.put("weights.csv", """
                key,value
                horizon.years,2
                severity.NOTICE,0.4
                severity.SERIOUS,0.7
                severity.CRITICAL,1
                confidence.rumour,0.5
                confidence.unstated,0.6
                confidence.fadeDays,180
                risk.MODERATE,0.25
                risk.HIGH,0.5
                risk.CRITICAL,0.75
                cause.listed,0.1
                unexplained.defection,0.25
                unexplained.cause,0.2
                playbook.atLeast,0.2
                urgency.NOTICE,1
                urgency.SERIOUS,1.2
                urgency.CRITICAL,1.5
                lever.RELATIONAL,1.2
                lever.PROCEDURAL,1
                lever.FINANCIAL,0.9
                cap.YES,1
                cap.PARTLY,0.5
                cap.NO,0.2
                hourCost.CNY,200
                stance.order.EXIT,1
                stance.order.RESTRAIN,2
                stance.order.HEDGE,3
                stance.order.RETAIN,4
                stance.order.DEVELOP,5
                stance.order.MAINTAIN,6
                actions.max,12
                """);
        for (Cause code : Cause.values()) {
            texts.add("cause." + code);
        }
        for (ConductRisk code : ConductRisk.values()) {
            texts.add("risk." + code);
        }
        for (Commitment code : Commitment.values()) {
            texts.add("commitment." + code);
        }
        for (Stance code : Stance.values()) {
            texts.add("stance." + code);
        }
        for (Severity code : Severity.values()) {
            texts.add("severity." + code);
        }
        for (RiskLevel code : RiskLevel.values()) {
            texts.add("level." + code);
        }
        for (Controllability code : Controllability.values()) {
            texts.add("controllable." + code);
        }
        for (CommitmentStatus code : CommitmentStatus.values()) {
            texts.add("status." + code);
        }
        for (Tier code : Tier.values()) {
            texts.add("tier." + code);
        }
        for (AccountKind code : AccountKind.values()) {
            texts.add("kind." + code);
        }
        for (ValueClass code : ValueClass.values()) {
            texts.add("valueClass." + code);
        }
        for (String reason :
                new String[] {"COSTS_MORE_THAN_IT_PROTECTS", "EXCLUDED", "BEYOND_CAPACITY", "MISSING_PRECONDITION"}) {
            texts.add("guard." + reason);
        }
    }

    /** Puts a whole file into the pack. */
    public TestPack file(String name, String content) {
        files.put(name, content);
        note(CODE.matcher(content), 1, "signal.");
        note(REASON.matcher(content), 2, "guard.");
        note(PERMIT.matcher(content), 1, "permit.");
        return this;
    }

    private void note(Matcher codes, int group, String prefix) {
        while (codes.find()) {
            texts.add(prefix + codes.group(group));
        }
    }

    /** Adds a line to a table. */
    public TestPack row(String name, String row) {
        files.merge(name, row + "\n", String::concat);
        return this;
    }

    /** Adds texts for these keys in both languages. */
    public TestPack texts(String... keys) {
        texts.addAll(List.of(keys));
        return this;
    }

    /** A signal rule that matches the account by these conditions. */
    public static String rule(String name, String pattern, String signal) {
        return "rule \"" + name + "\"\nwhen\n  $a : " + pattern + "\nthen\n  signals.raise(\"" + signal
                + "\", $a);\nend\n\n";
    }

    /** Writes it to this folder. */
    public Path writeTo(Path folder) {
        if (files.keySet().stream().noneMatch(name -> name.startsWith("signals/"))) {
            // every pack has a signal; this one is never raised
            file("signals/none.drl", rule("none", "Account( delivery.onTimeRate < 0 )", "NONE"));
        }
        owners();
        StringBuilder table = new StringBuilder("key,text\n");
        texts.forEach(key -> table.append(key).append(',').append(key).append('\n'));
        files.put("texts/en.csv", table.toString());
        files.put("texts/zh.csv", table.toString());
        try {
            for (Map.Entry<String, String> file : files.entrySet()) {
                Path path = folder.resolve(file.getKey());
                Files.createDirectories(path.getParent());
                Files.writeString(path, file.getValue());
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return folder;
    }

    /** Who owns the pack and its limits has a text, whatever a test calls them. */
    private void owners() {
        OWNER.matcher(files.getOrDefault("pack.yaml", ""))
                .results()
                .forEach(match -> texts.add("owner." + match.group(1)));
        files.getOrDefault("limits.csv", "").lines().skip(1).forEach(row -> {
            String[] cells = row.split(",", -1);
            if (cells.length > 11 && !cells[11].isEmpty()) {
                texts.add("owner." + cells[11]);
            }
        });
    }

    /** Writes it to this folder and compiles that. */
    public RulePack compileIn(Path folder) {
        return RulePackCompiler.compile(writeTo(folder));
    }
}
