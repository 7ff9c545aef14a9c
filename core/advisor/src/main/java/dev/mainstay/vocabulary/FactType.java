package dev.mainstay.vocabulary;

import java.util.Arrays;
import java.util.Optional;

/** The facts a rule can match, by the name a rule calls them. */
public enum FactType {
    /** The account with all its metrics. */
    ACCOUNT("Account", "", ""),
    /** One of the account's complaints. */
    COMPLAINT("Complaint", "complaints", "id"),
    /** One move of a rival at the account. */
    RIVAL("Rival", "rivals", "name"),
    /** One observed shift of the account's strategy. */
    SHIFT("Shift", "strategy.shifts", ""),
    /** One promotion policy. */
    PROMOTION("Promotion", "promotions", "name"),
    /** The signals that were raised. */
    FINDINGS("Findings", "", ""),
    /** The likelihoods of causes and conduct risks. */
    DIAGNOSIS("Diagnosis", "", ""),
    /** The stance and the proposed actions as a whole. */
    PLAN("Plan", "", ""),
    /** One proposed action. */
    PROPOSAL("Proposal", "", "");

    private final String ruleName;
    private final String listPath;
    private final String labelField;

    FactType(String ruleName, String listPath, String labelField) {
        this.ruleName = ruleName;
        this.listPath = listPath;
        this.labelField = labelField;
    }

    /** What a rule calls the fact. */
    public String ruleName() {
        return ruleName;
    }

    /** The snapshot's list whose elements become such facts; empty where the fact is no list element. */
    public String listPath() {
        return listPath;
    }

    /** The snapshot field that names an element; empty where elements have no name. */
    public String labelField() {
        return labelField;
    }

    /** Whether such facts are elements of one of the snapshot's lists. */
    public boolean isElement() {
        return !listPath.isEmpty();
    }

    /** The fact a rule calls by this name. */
    public static Optional<FactType> called(String ruleName) {
        return Arrays.stream(values())
                .filter(type -> type.ruleName.equals(ruleName))
                .findFirst();
    }
}
