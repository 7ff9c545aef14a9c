package dev.mainstay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.pack.LimitRow;
import dev.mainstay.pack.PackModel;
import dev.mainstay.pack.Rule;
import dev.mainstay.pack.RulePack;
import dev.mainstay.pack.TextRow;
import dev.mainstay.pack.Texts;
import dev.mainstay.vocabulary.Commitment;
import dev.mainstay.vocabulary.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Packs with hostile strings wherever their author writes freely. */
final class HostilePack {

    /** What of the sources is not code, in the order of {@link #poison}. */
    static final List<String> MARKUP = List.of(
            "<script>window.hit=1</script>",
            "</td></tr></table><img src=x onerror=window.hit=1>",
            "</pre><img src=x onerror=window.hit=3>",
            "</details><iframe src=x></iframe>");

    private HostilePack() {}

    /** A pack with a hostile string for every text. */
    static RulePack withTexts(PackModel model) {
        List<String> strings = HostileStrings.all();
        Map<String, Map<String, TextRow>> languages = new LinkedHashMap<>();
        model.texts().byLanguage().forEach((language, rows) -> {
            Map<String, TextRow> hostile = new HashMap<>();
            for (String key : new TreeSet<>(rows.keySet())) {
                String text = strings.get((hostile.size() + (language.equals("zh") ? 7 : 0)) % strings.size());
                TextRow row = rows.getOrDefault(
                        key, new TextRow(key, text, model.rules().get(0).at()));
                hostile.put(key, new TextRow(key, text, row.at()));
            }
            languages.put(language, hostile);
        });
        return RulePack.of(new PackModel(
                model.info(),
                model.rules(),
                model.limits(),
                model.diagnosis(),
                model.actions(),
                model.playbook(),
                model.weights(),
                new Texts(languages, model.texts().fallback())));
    }

    /** Some rules are called otherwise and weigh less, and there are limits of each name that no rule reads. */
    static RulePack withNames(PackModel model) {
        List<String> strings = HostileStrings.all();
        List<Rule> rules = new ArrayList<>(model.rules());
        for (int i = 0, named = 0; i < rules.size() && named < 12; i++) {
            Rule rule = rules.get(i);
            if (rule.commitment().filter(Commitment.DELIVERY::equals).isPresent()) {
                rules.set(
                        i,
                        new Rule(
                                strings.get(named),
                                rule.phase(),
                                rule.commitment(),
                                Severity.NOTICE,
                                rule.confidence() / 2,
                                rule.patterns(),
                                rule.consequence(),
                                rule.switchedOff(),
                                rule.at()));
                named++;
            }
        }
        List<LimitRow> limits = new ArrayList<>(model.limits());
        LimitRow like = limits.get(0);
        for (int i = 0; i + 4 < strings.size(); i += 5) {
            limits.add(new LimitRow(
                    strings.get(i),
                    Optional.of(strings.get(i + 1)),
                    Optional.empty(),
                    Optional.of(strings.get(i + 2)),
                    Optional.empty(),
                    like.value(),
                    like.unit(),
                    like.min(),
                    like.max(),
                    like.step(),
                    Optional.empty(),
                    strings.get(i + 3),
                    strings.get(i + 4),
                    "J",
                    strings.get(i),
                    like.at()));
        }
        return RulePack.of(new PackModel(
                model.info(),
                rules,
                limits,
                model.diagnosis(),
                model.actions(),
                model.playbook(),
                model.weights(),
                model.texts()));
    }

    /** Markup in notes, comments and rules of a folder that was compiled before; what is compiled is refused if it holds such. */
    static void poison(Path pack) throws IOException {
        replace(pack.resolve("diagnosis.csv"), "A dealer who hears nothing orders elsewhere", MARKUP.get(0));
        replace(pack.resolve("actions.csv"), "Before the season and not in it", MARKUP.get(1));
        replace(
                pack.resolve("signals/season.drl"),
                "end\n\nrule \"The season is near and nobody has spoken with the account\"",
                "end\n// " + MARKUP.get(2) + "\nrule \"" + MARKUP.get(3) + "\"");
    }

    private static void replace(Path file, String text, String by) throws IOException {
        String before = Files.readString(file);
        assertThat(before).contains(text);
        Files.writeString(file, before.replace(text, by));
    }
}
