package dev.mainstay.vocabulary;

import java.util.Arrays;
import java.util.Optional;

/** What a rule can ask a fact about a code, such as {@code raised("LATE_DELIVERY")}. */
public enum Lookup {
    /** Whether the signal is raised. */
    RAISED(FactType.FINDINGS, "raised", CodeKind.SIGNAL, Unit.FLAG, Boolean.class),
    /** Severity times confidence of the signal, 0 where it is not raised. */
    STRENGTH(FactType.FINDINGS, "strength", CodeKind.SIGNAL, Unit.RATIO, Double.class),
    /** Severity of the signal; unknown where it is not raised. */
    SEVERITY(FactType.FINDINGS, "severity", CodeKind.SIGNAL, Unit.CODE, Severity.class),
    /** Status of the commitment; {@link CommitmentStatus#UNKNOWN} is unknown. */
    COMMITMENT(FactType.FINDINGS, "commitment", CodeKind.COMMITMENT, Unit.CODE, CommitmentStatus.class),
    /** Likelihood of the cause. */
    LIKELIHOOD(FactType.DIAGNOSIS, "likelihood", CodeKind.CAUSE, Unit.RATIO, Double.class),
    /** Likelihood of the conduct risk. */
    CONDUCT(FactType.DIAGNOSIS, "conduct", CodeKind.RISK, Unit.RATIO, Double.class),
    /** Whether something speaks for the facet. */
    FACET(FactType.DIAGNOSIS, "facet", CodeKind.FACET, Unit.FLAG, Boolean.class),
    /** Whether the action is proposed. */
    PROPOSES(FactType.PLAN, "proposes", CodeKind.ACTION, Unit.FLAG, Boolean.class),
    /** Whether the proposed action answers the cause or conduct risk. */
    ANSWERS(FactType.PROPOSAL, "answers", CodeKind.CAUSE_OR_RISK, Unit.FLAG, Boolean.class);

    private final FactType fact;
    private final String ruleName;
    private final CodeKind argument;
    private final Unit unit;
    private final Class<?> type;

    Lookup(FactType fact, String ruleName, CodeKind argument, Unit unit, Class<?> type) {
        this.fact = fact;
        this.ruleName = ruleName;
        this.argument = argument;
        this.unit = unit;
        this.type = type;
    }

    /** The fact that is asked. */
    public FactType fact() {
        return fact;
    }

    /** What a rule calls it. */
    public String ruleName() {
        return ruleName;
    }

    /** What it is asked about. */
    public CodeKind argument() {
        return argument;
    }

    /** Unit of the answer. */
    public Unit unit() {
        return unit;
    }

    /** Java type of the answer. */
    public Class<?> type() {
        return type;
    }

    /** The question that can be put to such a fact by this name. */
    public static Optional<Lookup> called(FactType fact, String ruleName) {
        return Arrays.stream(values())
                .filter(lookup -> lookup.fact == fact && lookup.ruleName.equals(ruleName))
                .findFirst();
    }
}
