package dev.mainstay.portfolio;

import dev.mainstay.pack.LimitRow;
import dev.mainstay.pack.PackInfo;
import dev.mainstay.pack.PackModel;
import dev.mainstay.pack.RulePack;
import dev.mainstay.pack.SourceRef;
import dev.mainstay.pack.Texts;
import dev.mainstay.vocabulary.Unit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Packs that hold limits only. */
final class Packs {

    private Packs() {}

    /** The thresholds of the standard pack. */
    static final List<LimitRow> STANDARD = List.of(
            row("tier.KEY.rank", 0.95),
            row("tier.MAJOR.rank", 0.80),
            row("tier.ORDINARY.rank", 0.40),
            blank("tier.KEY.volume"),
            row("tier.KEY.volume", "vehicles", 100),
            blank("tier.MAJOR.volume"),
            row("tier.MAJOR.volume", "vehicles", 50),
            blank("tier.ORDINARY.volume"),
            row("tier.ORDINARY.volume", "vehicles", 10),
            blank("tier.SMALL.volume"),
            row("tier.SMALL.volume", "vehicles", 5),
            row("tier.steady.drop", -0.3));

    static RulePack of(List<LimitRow> limits) {
        return RulePack.of(new PackModel(
                new PackInfo("test", "1.0.0", "tests", "en", Optional.empty(), Optional.empty(), Map.of(), List.of()),
                List.of(),
                limits,
                List.of(),
                List.of(),
                List.of(),
                Map.of(),
                new Texts(Map.of(), "en")));
    }

    static LimitRow row(String key, double value) {
        return row(key, Optional.empty(), Optional.of(value));
    }

    static LimitRow row(String key, String industry, double value) {
        return row(key, Optional.of(industry), Optional.of(value));
    }

    static LimitRow blank(String key) {
        return row(key, Optional.empty(), Optional.empty());
    }

    private static LimitRow row(String key, Optional<String> industry, Optional<Double> value) {
        return new LimitRow(
                key,
                Optional.empty(),
                Optional.empty(),
                industry,
                Optional.empty(),
                value,
                Unit.FACTOR,
                -1e9,
                1e9,
                0.01,
                Optional.empty(),
                "SALES_DIRECTOR",
                "test",
                "J",
                "test",
                new SourceRef("limits.csv", 1, 1));
    }
}
