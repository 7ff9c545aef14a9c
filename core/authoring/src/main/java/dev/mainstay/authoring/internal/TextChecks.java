package dev.mainstay.authoring.internal;

import dev.mainstay.internal.Nearest;
import dev.mainstay.pack.ActionRow;
import dev.mainstay.pack.DiagnosisRow;
import dev.mainstay.pack.LimitRow;
import dev.mainstay.pack.PackModel;
import dev.mainstay.pack.PlaybookRow;
import dev.mainstay.pack.Rule;
import dev.mainstay.pack.SourceRef;
import dev.mainstay.pack.TextRow;
import dev.mainstay.pack.WeightRow;
import dev.mainstay.problem.Problem;
import dev.mainstay.vocabulary.AccountKind;
import dev.mainstay.vocabulary.Cause;
import dev.mainstay.vocabulary.CodeKind;
import dev.mainstay.vocabulary.Commitment;
import dev.mainstay.vocabulary.CommitmentStatus;
import dev.mainstay.vocabulary.ConductRisk;
import dev.mainstay.vocabulary.Controllability;
import dev.mainstay.vocabulary.RiskLevel;
import dev.mainstay.vocabulary.Severity;
import dev.mainstay.vocabulary.Stance;
import dev.mainstay.vocabulary.Tier;
import dev.mainstay.vocabulary.ValueClass;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Holds the texts against what needs them. A text that is missing is reported where the thing stands that lacks it. */
final class TextChecks {

    private static final Pattern STEP = Pattern.compile("(action\\..+)\\.step\\.([1-9][0-9]?)");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$?\\{[^}]*}");
    /** A pack may have them: what the playbook answers besides causes, and what past actions withhold. */
    private static final Set<String> ALLOWED =
            Set.of("cause." + PlaybookRow.DEFECTION, "cause." + PlaybookRow.UNEXPLAINED, "guard.COOLDOWN");

    private static final List<String> REASONS =
            List.of("COSTS_MORE_THAN_IT_PROTECTS", "EXCLUDED", "BEYOND_CAPACITY", "MISSING_PRECONDITION");

    private final PackModel model;
    private final SourceRef owner;
    private final Codes codes;
    private final Problems problems;
    private final Map<String, Map<String, TextRow>> languages;
    private final Map<String, Supplier<SourceRef>> needed = new LinkedHashMap<>();

    TextChecks(PackModel model, SourceRef owner, Codes codes, Problems problems) {
        this.model = model;
        this.owner = owner;
        this.codes = codes;
        this.problems = problems;
        languages = new TreeMap<>();
        model.texts().byLanguage().forEach((language, texts) -> languages.put(language, new TreeMap<>(texts)));
        languages.keySet().removeIf(language -> !problems.readable(file(language)));
    }

    private static String file(String language) {
        return "texts/" + language + ".csv";
    }

    void run() {
        rules();
        tables();
        fixed();
        steps();
        slips();
        languages.forEach(this::language);
    }

    /** A text that all languages have and nothing needs, beside one that none has: the slip is in what needs that one. */
    private void slips() {
        Set<String> missing = new HashSet<>(needed.keySet());
        Set<String> everywhere = new TreeSet<>();
        languages.values().forEach(texts -> everywhere.addAll(texts.keySet()));
        languages.forEach((language, texts) -> {
            missing.removeAll(texts.keySet());
            missing.removeAll(problems.lost(file(language), "key"));
            everywhere.removeIf(key -> !texts.containsKey(key) || isNeeded(key) || !own(texts.get(key)));
        });
        if (languages.size() < 2) {
            return;
        }
        for (String key : everywhere) {
            String prefix = key.substring(0, key.indexOf('.') + 1);
            Optional<String> meant = Nearest.to(
                    key,
                    missing.stream().filter(other -> other.startsWith(prefix)).toList());
            meant.ifPresent(slip -> {
                Supplier<SourceRef> at = needed.remove(slip);
                missing.remove(slip);
                languages.values().forEach(texts -> texts.remove(key));
                if (at != null) {
                    String file = file(languages.keySet().iterator().next());
                    problems.add(Problem.of("MS-176", at.get().toString(), slip, file)
                            .suggesting(key.substring(prefix.length())));
                }
            });
        }
    }

    private boolean isNeeded(String key) {
        return key.isEmpty() || needed.containsKey(key) || ALLOWED.contains(key);
    }

    /** Each of these has a text; what is no code is reported as such and has none. */
    private void need(String prefix, String code, Supplier<SourceRef> at) {
        if (NameChecks.isCode(code)) {
            need(prefix + code, at);
        }
    }

    private void need(String key, Supplier<SourceRef> at) {
        if (!key.endsWith(".")) {
            needed.putIfAbsent(key, at);
        }
    }

    private void rules() {
        for (Rule rule : model.rules()) {
            List<CodeKind> kinds = rule.consequence().call().codes();
            for (int i = 0; i < kinds.size(); i++) {
                String prefix =
                        switch (kinds.get(i)) {
                            case SIGNAL -> "signal.";
                            case FACET -> "facet.";
                            case PERMIT -> "permit.";
                            case REASON -> "guard.";
                            default -> "";
                        };
                String code = rule.consequence().codes().get(i);
                if (!prefix.isEmpty()) {
                    need(prefix, code, () -> problems.quoted(rule.consequence().at(), code));
                }
            }
        }
    }

    private void tables() {
        need("owner." + model.info().owner(), () -> owner);
        for (LimitRow row : model.limits()) {
            need("owner.", row.owner(), () -> problems.cell(row.at(), "owner"));
        }
        for (Rule rule : model.rules()) {
            rule.switchedOff().ifPresent(off -> need("owner.", off.owner(), () -> problems.cell(off.at(), "owner")));
        }
        for (DiagnosisRow row : model.diagnosis()) {
            need("facet.", row.facet(), () -> problems.cell(row.at(), "facet"));
        }
        for (ActionRow row : model.actions()) {
            Supplier<SourceRef> code = () -> problems.cell(row.at(), "code");
            if (NameChecks.isCode(row.code())) {
                need("action." + row.code(), code);
                need("action." + row.code() + ".step.1", code);
            }
            need("success.", row.success(), () -> problems.cell(row.at(), "success"));
            need("stop.", row.stop(), () -> problems.cell(row.at(), "stop"));
            need("owner.", row.owner(), () -> problems.cell(row.at(), "owner"));
        }
    }

    private void fixed() {
        fixed("guard.", REASONS);
        model.weights().values().stream()
                .filter(row -> row.key().startsWith("cooldown."))
                .min(Comparator.comparing(WeightRow::key))
                .ifPresent(row -> need("guard.COOLDOWN", () -> problems.cell(row.at(), "key")));
        fixed("cause.", Codes.names(Cause.values()));
        fixed("risk.", Codes.names(ConductRisk.values()));
        fixed("commitment.", Codes.names(Commitment.values()));
        fixed("stance.", Codes.names(Stance.values()));
        fixed("severity.", Codes.names(Severity.values()));
        fixed("level.", Codes.names(RiskLevel.values()));
        fixed("controllable.", Codes.names(Controllability.values()));
        fixed("status.", Codes.names(CommitmentStatus.values()));
        fixed("tier.", Codes.names(Tier.values()));
        fixed("kind.", Codes.names(AccountKind.values()));
        fixed("valueClass.", Codes.names(ValueClass.values()));
    }

    /** What every pack has; where one language lacks it, the other shows what to write. */
    private void fixed(String prefix, List<String> names) {
        for (String name : names) {
            need(prefix + name, () -> inAnyLanguage(prefix + name).orElse(new SourceRef(file("en"), 1, 1)));
        }
    }

    private Optional<SourceRef> inAnyLanguage(String key) {
        return languages.values().stream()
                .filter(texts -> texts.containsKey(key))
                .map(texts -> problems.cell(texts.get(key).at(), "key"))
                .findFirst();
    }

    /** Steps are numbered without a gap, and each language has all of them. */
    private void steps() {
        for (Map<String, TextRow> texts : languages.values()) {
            for (TextRow row : new TreeMap<>(texts).values()) {
                Matcher step = STEP.matcher(row.key());
                if (step.matches() && needed.containsKey(step.group(1))) {
                    int number = Integer.parseInt(step.group(2));
                    for (int i = 1; i <= number; i++) {
                        need(step.group(1) + ".step." + i, () -> problems.cell(row.at(), "key"));
                    }
                }
            }
        }
    }

    private void language(String language, Map<String, TextRow> texts) {
        Set<String> missing = new HashSet<>(needed.keySet());
        missing.removeAll(texts.keySet());
        missing.removeAll(problems.lost(file(language), "key"));
        for (TextRow row : new TreeMap<>(texts).values()) {
            if (!isNeeded(row.key()) && own(row)) {
                Optional<String> meant = Nearest.to(row.key(), missing);
                meant.ifPresent(missing::remove);
                superfluous(row, meant);
            }
            Matcher placeholder = PLACEHOLDER.matcher(row.text());
            if (placeholder.find()) {
                problems.add("MS-178", problems.cell(row.at(), "text", placeholder.group()), placeholder.group());
            }
        }
        needed.forEach((key, at) -> {
            if (missing.contains(key)) {
                problems.add("MS-176", at.get(), key, file(language));
            }
        });
    }

    private boolean own(TextRow row) {
        return row.at().pack().isEmpty() || row.at().pack().equals(model.info().name());
    }

    /** A text nothing needs is a slip where something near lacks one, and else a remnant. */
    private void superfluous(TextRow row, Optional<String> meant) {
        SourceRef at = problems.cell(row.at(), "key");
        Problem problem = Problem.of("MS-177", at.toString(), row.key());
        if (meant.isPresent()) {
            problems.add(problem.suggesting(meant.get()));
        } else if (!unread(row.key())) {
            problems.warn(problem);
        }
    }

    /** Whether what the text belongs to stands, or may stand, in a part that could not be read. */
    private boolean unread(String key) {
        String code = key.substring(key.indexOf('.') + 1);
        return codes.signals.contains(code)
                || codes.facets.contains(code)
                || codes.permits.contains(code)
                || codes.reasons.contains(code)
                || codes.actions.stream().anyMatch(action -> code.equals(action) || code.startsWith(action + "."))
                || !problems.readable("signals/")
                || !problems.readable("actions.csv")
                || !problems.readable("diagnosis")
                || !problems.readable("guardrails.drl");
    }
}
