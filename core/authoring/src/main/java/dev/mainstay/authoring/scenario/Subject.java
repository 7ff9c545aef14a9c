package dev.mainstay.authoring.scenario;

import static dev.mainstay.authoring.scenario.Aspect.*;

import dev.mainstay.vocabulary.Cause;
import dev.mainstay.vocabulary.Commitment;
import dev.mainstay.vocabulary.ConductRisk;
import dev.mainstay.vocabulary.RiskLevel;
import dev.mainstay.vocabulary.Stance;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What an expectation is about: the fields below {@code expect} and {@code absent} in a scenario file. */
@SuppressWarnings("ImmutableEnumChecker") // the lists are never changed
public enum Subject {
    /** Raised signals. */
    SIGNALS("signals", "信号", "signal", List.of(), SEVERITY, BECAUSE, RULE),
    /** The seven commitments. */
    COMMITMENTS("commitments", "承诺", "commitment", names(Commitment.values()), STATUS, BECAUSE),
    /** Likely causes. */
    CAUSES("causes", "原因", "cause", names(Cause.values()), LIKELIHOOD, FACET, BECAUSE),
    /** Likely conduct risks. */
    CONDUCT("conduct", "行为风险", "risk", names(ConductRisk.values()), LIKELIHOOD, BECAUSE),
    /** The stance. */
    STANCE("stance", "姿态", "stance", names(Stance.values())),
    /** The level of the risk of defection. */
    RISK("risk", "风险", "risk-level", names(RiskLevel.values()), LIKELIHOOD),
    /** Recommended actions. */
    ACTIONS(
            "actions",
            "措施",
            "action",
            List.of(),
            RANK,
            OWNER,
            DUE,
            OBLIGATION,
            SAVE,
            COST,
            URGENCY,
            LEVER,
            SCORE,
            BEFORE,
            BECAUSE),
    /** Actions that are withheld. */
    WITHHELD("withheld", "暂不采取", "action", List.of(), REASON, RULE),
    /** Unknowns that are reported. */
    GAPS("gaps", "未知", "metric", List.of(), DECIDES);

    private final String field;
    private final String chinese;
    private final String word;
    private final List<String> codes;
    private final List<Aspect> aspects;

    Subject(String field, String chinese, String word, List<String> codes, Aspect... aspects) {
        this.field = field;
        this.chinese = chinese;
        this.word = word;
        this.codes = codes;
        this.aspects = List.of(aspects);
    }

    private static List<String> names(Enum<?>[] codes) {
        return Arrays.stream(codes).map(Enum::name).toList();
    }

    /** The field of a scenario file. */
    public String field() {
        return field;
    }

    /** The field's Chinese name. */
    public String chinese() {
        return chinese;
    }

    /** What one of it is called in messages, as {@code Problem.word} takes it. */
    public String word() {
        return word;
    }

    /** The codes there can be; empty where the pack defines them. */
    public List<String> codes() {
        return codes;
    }

    /** What can be asked of such a thing, as fields below its code. */
    public List<Aspect> aspects() {
        return aspects;
    }

    /** What a single value behind a code is, as in {@code LATE_DELIVERY: SERIOUS}; empty where there can be none. */
    public Optional<Aspect> main() {
        return aspects.stream().findFirst();
    }
}
