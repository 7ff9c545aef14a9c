package dev.mainstay.authoring.internal;

import dev.mainstay.pack.PackModel;
import dev.mainstay.pack.SourceRef;
import dev.mainstay.pack.WeightRow;
import dev.mainstay.problem.Problem;
import dev.mainstay.vocabulary.Controllability;
import dev.mainstay.vocabulary.Lever;
import dev.mainstay.vocabulary.RiskLevel;
import dev.mainstay.vocabulary.Severity;
import dev.mainstay.vocabulary.Stance;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Holds weights.csv against what the engine asks of it: every key is there, known, and in its range. */
final class WeightChecks {

    private static final String FILE = "weights.csv";
    private static final String URGENCY_OF = "urgency.signal.";
    private static final String HOUR_COST = "hourCost.";
    private static final String COOLDOWN_OF = "cooldown.action.";

    private record Range(double min, double max) {}

    private static final Range SHARE = new Range(0, 1);
    private static final Range FACTOR = new Range(0, 1_000);
    private static final Range NUMBER = new Range(1, 100_000);
    private static final Range COOLDOWN = new Range(0, 3_650);

    /** A pack may do without them: nothing then rests, and every change counts. */
    private static final Map<String, Range> OPTIONAL = Map.of(
            "cooldown.DONE", COOLDOWN,
            "cooldown.DECLINED", COOLDOWN,
            "delta.likelihood", SHARE,
            "delta.score", FACTOR,
            "delta.band.steps", FACTOR);

    private final PackModel model;
    private final Codes codes;
    private final Problems problems;
    private final Map<String, Range> required = new TreeMap<>();

    WeightChecks(PackModel model, Codes codes, Problems problems) {
        this.model = model;
        this.codes = codes;
        this.problems = problems;
        for (String key : List.of(
                "confidence.rumour",
                "confidence.unstated",
                "cause.listed",
                "unexplained.defection",
                "unexplained.cause",
                "playbook.atLeast")) {
            required.put(key, SHARE);
        }
        required.put("horizon.years", new Range(0, 100));
        required.put("confidence.fadeDays", NUMBER);
        required.put("actions.max", NUMBER);
        all("severity.", Severity.values(), SHARE);
        all("urgency.", Severity.values(), FACTOR);
        all("lever.", Lever.values(), FACTOR);
        all("cap.", Controllability.values(), SHARE);
        all("stance.order.", Stance.values(), new Range(-1_000, 1_000));
        all("risk.", RiskLevel.values(), SHARE);
        required.remove("risk." + RiskLevel.LOW);
    }

    private void all(String prefix, Enum<?>[] codes, Range range) {
        Codes.names(codes).forEach(code -> required.put(prefix + code, range));
    }

    void run() {
        if (!problems.readable(FILE)) {
            return;
        }
        Set<String> meant = new HashSet<>(problems.lost(FILE, "key"));
        for (WeightRow row : new TreeMap<>(model.weights()).values()) {
            row(row, meant);
        }
        for (String key : required.keySet()) {
            if (!model.weights().containsKey(key) && !meant.contains(key)) {
                problems.add("MS-175", new SourceRef(FILE, 1, 1), key);
            }
        }
        ascending("severity.", Severity.values());
        ascending("risk.", new RiskLevel[] {RiskLevel.MODERATE, RiskLevel.HIGH, RiskLevel.CRITICAL});
    }

    private void row(WeightRow row, Set<String> meant) {
        String key = row.key();
        if (key.startsWith(URGENCY_OF)) {
            codes.signal(key.substring(URGENCY_OF.length()), () -> problems.cell(row.at(), "key"));
            within(row, FACTOR);
        } else if (key.startsWith(HOUR_COST)) {
            Set<String> currencies = Currency.getAvailableCurrencies().stream()
                    .map(Currency::getCurrencyCode)
                    .collect(Collectors.toSet());
            codes.known(
                    "currency", key.substring(HOUR_COST.length()), currencies, () -> problems.cell(row.at(), "key"));
            within(row, new Range(0, 1e9));
        } else if (key.startsWith(COOLDOWN_OF)) {
            codes.known(
                    "action", key.substring(COOLDOWN_OF.length()), codes.actions, () -> problems.cell(row.at(), "key"));
            within(row, COOLDOWN);
        } else if (OPTIONAL.containsKey(key)) {
            within(row, OPTIONAL.getOrDefault(key, FACTOR));
        } else if (required.containsKey(key)) {
            within(row, required.getOrDefault(key, FACTOR));
        } else if (!key.isEmpty()) {
            Set<String> known = new HashSet<>(required.keySet());
            known.removeAll(model.weights().keySet());
            if (known.isEmpty()) {
                known.addAll(required.keySet());
                known.addAll(OPTIONAL.keySet());
            }
            problems.addUnknown("MS-147", problems.cell(row.at(), "key"), "weight", key, known)
                    .ifPresent(meant::add);
        }
    }

    private void within(WeightRow row, Range range) {
        if ((row.value() < range.min || row.value() > range.max) && !problems.at(row.at())) {
            Problem problem = Problem.of(
                    "MS-130",
                    problems.cell(row.at(), "value").toString(),
                    row.value(),
                    row.key(),
                    range.min,
                    range.max);
            problems.add(Numbers.share(row.value(), range.min, range.max)
                    .map(problem::suggesting)
                    .orElse(problem));
        }
    }

    /** What is graver must not count less. */
    private void ascending(String prefix, Enum<?>[] levels) {
        List<WeightRow> rows = Codes.names(levels).stream()
                .map(level -> model.weights().get(prefix + level))
                .filter(row -> row != null && !problems.at(row.at()))
                .toList();
        for (int i = 1; i < rows.size(); i++) {
            WeightRow less = rows.get(i - 1);
            WeightRow more = rows.get(i);
            if (Comparator.comparingDouble(WeightRow::value).compare(less, more) > 0) {
                problems.add(
                        "MS-138",
                        problems.cell(more.at(), "value"),
                        more.key(),
                        more.value(),
                        less.key(),
                        less.value());
            }
        }
    }
}
