package dev.mainstay.vocabulary;

import java.util.EnumSet;
import java.util.Set;

/** The phases of a consultation that rules take part in, with the facts a rule can match in each. */
@SuppressWarnings("ImmutableEnumChecker") // the collections are never changed
public enum Phase {
    /** An observed metric crossed a limit. */
    SIGNALS(EnumSet.of(FactType.ACCOUNT, FactType.COMPLAINT, FactType.RIVAL, FactType.SHIFT, FactType.PROMOTION)),
    /** Signals weigh for or against causes and conduct risks. */
    DIAGNOSIS(EnumSet.of(
            FactType.ACCOUNT,
            FactType.COMPLAINT,
            FactType.RIVAL,
            FactType.SHIFT,
            FactType.PROMOTION,
            FactType.FINDINGS)),
    /** What to do with the account as a whole. */
    STANCE(EnumSet.of(FactType.ACCOUNT, FactType.FINDINGS, FactType.DIAGNOSIS)),
    /** Which proposed actions must not, or not yet, be taken. */
    GUARDRAILS(EnumSet.allOf(FactType.class));

    private final Set<FactType> facts;

    Phase(Set<FactType> facts) {
        this.facts = facts;
    }

    /** Whether a rule of this phase can match such facts. */
    public boolean sees(FactType fact) {
        return facts.contains(fact);
    }
}
