package dev.mainstay.internal.engine;

import dev.mainstay.pack.ActionRow;
import dev.mainstay.pack.DiagnosisRow;
import dev.mainstay.pack.PackModel;
import dev.mainstay.pack.Rule;
import dev.mainstay.vocabulary.BoardCall;
import dev.mainstay.vocabulary.Cause;
import dev.mainstay.vocabulary.CodeKind;
import dev.mainstay.vocabulary.Commitment;
import dev.mainstay.vocabulary.ConductRisk;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Numbers the codes of a pack, so that the hot path reads arrays and not maps. */
@SuppressWarnings("EnumOrdinal") // enum codes are numbered by their declaration
final class CodeBook {

    static final int CAUSES = Cause.values().length;
    static final int RISKS = ConductRisk.values().length;
    /** Influences are the causes, then the conduct risks, then defection as such. */
    static final int DEFECTION = CAUSES + RISKS;

    static final int INFLUENCES = DEFECTION + 1;

    private static final String[] INFLUENCE_CODES = influenceCodes();

    private final Map<String, Integer> signals = new LinkedHashMap<>();
    private final Map<String, Integer> facets = new LinkedHashMap<>();
    private final Map<String, Integer> actions = new LinkedHashMap<>();
    private final List<String> signalCodes;
    private final List<String> facetCodes;

    CodeBook(PackModel model) {
        for (Rule rule : model.rules()) {
            if (rule.consequence().call() == BoardCall.RAISE) {
                signals.putIfAbsent(rule.consequence().code(), signals.size());
            } else if (rule.consequence().call() == BoardCall.WEIGH) {
                String facet = rule.consequence().codes().get(1);
                if (!facet.isEmpty()) {
                    facets.putIfAbsent(facet, facets.size());
                }
            }
        }
        for (DiagnosisRow row : model.diagnosis()) {
            if (!row.facet().isEmpty()) {
                facets.putIfAbsent(row.facet(), facets.size());
            }
        }
        for (ActionRow row : model.actions()) {
            actions.putIfAbsent(row.code(), actions.size());
        }
        signalCodes = List.copyOf(signals.keySet());
        facetCodes = List.copyOf(facets.keySet());
    }

    /** Whether every code has the same number in both. */
    boolean numbersAs(CodeBook other) {
        return signals.equals(other.signals) && facets.equals(other.facets) && actions.equals(other.actions);
    }

    List<String> signals() {
        return signalCodes;
    }

    List<String> facets() {
        return facetCodes;
    }

    int signal(String code) {
        return known(signals, code);
    }

    int facet(String code) {
        return known(facets, code);
    }

    /** Number of the action, if the pack has it. */
    Optional<Integer> findAction(String code) {
        return Optional.ofNullable(actions.get(code));
    }

    int action(String code) {
        return known(actions, code);
    }

    /** Number of a cause, a conduct risk or DEFECTION. */
    static int influence(String code) {
        for (Cause cause : Cause.values()) {
            if (cause.name().equals(code)) {
                return cause.ordinal();
            }
        }
        for (ConductRisk risk : ConductRisk.values()) {
            if (risk.name().equals(code)) {
                return CAUSES + risk.ordinal();
            }
        }
        return DEFECTION;
    }

    static String influenceCode(int influence) {
        return INFLUENCE_CODES[influence];
    }

    private static String[] influenceCodes() {
        String[] codes = new String[INFLUENCES];
        for (Cause cause : Cause.values()) {
            codes[cause.ordinal()] = cause.name();
        }
        for (ConductRisk risk : ConductRisk.values()) {
            codes[CAUSES + risk.ordinal()] = risk.name();
        }
        codes[DEFECTION] = "DEFECTION";
        return codes;
    }

    int number(CodeKind kind, String code) {
        return switch (kind) {
            case SIGNAL -> signal(code);
            case CAUSE, CAUSE_OR_RISK, INFLUENCE -> influence(code);
            case RISK -> influence(code) - CAUSES;
            case FACET -> facet(code);
            case COMMITMENT -> Commitment.valueOf(code).ordinal();
            case ACTION -> action(code);
            case STANCE, REASON, PERMIT -> throw new IllegalArgumentException(kind + " is not numbered");
        };
    }

    private static int known(Map<String, Integer> codes, String code) {
        Integer number = codes.get(code);
        if (number == null) {
            throw new IllegalArgumentException("unknown code " + code);
        }
        return number;
    }
}
