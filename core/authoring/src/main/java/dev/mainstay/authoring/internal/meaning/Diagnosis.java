package dev.mainstay.authoring.internal.meaning;

import dev.mainstay.authoring.internal.meaning.Findings.Raised;
import dev.mainstay.authoring.internal.meaning.RuleJudgement.Firing;
import dev.mainstay.pack.Condition;
import dev.mainstay.pack.DiagnosisRow;
import dev.mainstay.pack.PlaybookRow;
import dev.mainstay.pack.Rule;
import dev.mainstay.pack.Term;
import dev.mainstay.vocabulary.Cause;
import dev.mainstay.vocabulary.CodeKind;
import dev.mainstay.vocabulary.ConductRisk;
import dev.mainstay.vocabulary.FactType;
import dev.mainstay.vocabulary.RiskLevel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** How likely causes, conduct risks and defection are, and what says so. */
public final class Diagnosis {

    /** What raises the likelihood of defection without naming a cause. */
    static final String BEHAVIOUR = PlaybookRow.DEFECTION;

    static final List<String> CAUSES =
            Arrays.stream(Cause.values()).map(Enum::name).toList();
    static final List<String> RISKS =
            Arrays.stream(ConductRisk.values()).map(Enum::name).toList();

    /**
     * Something that speaks for an influence or, with a negative weight, against it.
     *
     * @param signal the signal it speaks for; empty for a rule that asks for none
     * @param influence a cause, a conduct risk, or {@code DEFECTION}
     * @param facet the facet, empty where none
     * @param weight its weight
     * @param strength strength of the signal; for a rule how sure it is
     */
    public record Voice(Optional<String> signal, String influence, String facet, double weight, double strength) {

        boolean supports() {
            return weight > 0;
        }

        /** What it leaves of the likelihood that the influence is absent or, speaking against it, present. */
        double leaves() {
            return 1 - Math.abs(weight) * strength;
        }
    }

    private final Weights weights;
    private final List<String> signalOrder;
    private final List<String> facetOrder;
    private final Map<String, List<Voice>> voices = new LinkedHashMap<>();
    private final Map<String, Double> likelihoods = new LinkedHashMap<>();
    private final Map<String, Double> facets = new LinkedHashMap<>();
    private final double defection;

    /**
     * What follows from the findings.
     *
     * @param rows rows of diagnosis.csv by signal
     * @param weighed firings of diagnosis rules
     */
    Diagnosis(
            Weights weights,
            List<String> signalOrder,
            List<String> facetOrder,
            Findings findings,
            Map<String, List<DiagnosisRow>> rows,
            List<Firing> weighed) {
        this.weights = weights;
        this.signalOrder = signalOrder;
        this.facetOrder = facetOrder;
        Stream.of(CAUSES, RISKS, List.of(BEHAVIOUR))
                .flatMap(List::stream)
                .forEach(influence -> voices.put(influence, new ArrayList<>()));
        for (Raised signal : findings.signals()) {
            for (DiagnosisRow row : rows.getOrDefault(signal.code(), List.of())) {
                hear(new Voice(
                        Optional.of(row.signal()), row.influence(), row.facet(), row.weight(), signal.strength()));
            }
        }
        weighed.forEach(firing -> hear(voice(firing, findings)));
        for (String influence : voices.keySet()) {
            likelihoods.put(influence, supported(influence) * remaining(influence));
        }
        double stays = 1 - behaviour();
        for (String cause : CAUSES) {
            stays *= 1 - likelihood(cause);
        }
        defection = (1 - stays) * remaining(BEHAVIOUR);
        for (List<Voice> said : voices.values()) {
            for (Voice voice : said) {
                if (voice.supports() && !voice.facet.isEmpty()) {
                    facets.put(voice.facet, 1 - (1 - facet(voice.facet)) * voice.leaves());
                }
            }
        }
    }

    private void hear(Voice voice) {
        voices.computeIfAbsent(voice.influence, any -> new ArrayList<>()).add(voice);
    }

    /** A rule speaks in the name of the first raised signal it asks for. */
    private static Voice voice(Firing firing, Findings findings) {
        Rule rule = firing.rule();
        Set<String> asked = new LinkedHashSet<>();
        rule.patterns().forEach(pattern -> pattern.conditions().forEach(condition -> collect(condition, asked)));
        List<Raised> raised =
                asked.stream().flatMap(code -> findings.signal(code).stream()).toList();
        return new Voice(
                raised.stream().findFirst().map(Raised::code),
                rule.consequence().code(),
                rule.consequence().codes().get(1),
                rule.consequence().number(),
                sureness(firing.judgement(), findings));
    }

    /** As sure as the least sure of what it asks of the findings. */
    private static double sureness(RuleJudgement judgement, Findings findings) {
        return judgement.patterns().stream()
                .filter(pattern -> pattern.pattern().fact() == FactType.FINDINGS)
                .flatMap(pattern -> pattern.facts().stream())
                .flatMap(fact -> fact.conditions().stream())
                .mapToDouble(condition -> sureness(condition, findings))
                .min()
                .orElse(1);
    }

    /** Of a choice the surest part that holds counts, of several conditions the least sure. */
    private static double sureness(Judgement judgement, Findings findings) {
        if (judgement instanceof Judgement.Compared compared) {
            return compared.condition().left() instanceof Term.Answer answer
                            && answer.lookup().argument() == CodeKind.SIGNAL
                    ? findings.signal(answer.code()).map(Raised::confidence).orElse(1.0)
                    : 1;
        }
        Judgement.Joined joined = (Judgement.Joined) judgement;
        DoubleStream parts = joined.parts().stream()
                .filter(part -> part.truth() == Truth.TRUE)
                .mapToDouble(part -> sureness(part, findings));
        return (joined.condition() instanceof Condition.AnyOf ? parts.max() : parts.min()).orElse(1);
    }

    private static void collect(Condition condition, Set<String> signals) {
        if (condition instanceof Condition.AllOf all) {
            all.parts().forEach(part -> collect(part, signals));
        } else if (condition instanceof Condition.AnyOf any) {
            any.parts().forEach(part -> collect(part, signals));
        } else if (((Condition.Comparison) condition).left() instanceof Term.Answer answer
                && answer.lookup().argument() == CodeKind.SIGNAL) {
            signals.add(answer.code());
        }
    }

    private double supported(String influence) {
        return 1 - product(influence, true);
    }

    /** What contrary evidence leaves. */
    private double remaining(String influence) {
        return product(influence, false);
    }

    private double product(String influence, boolean supporting) {
        double product = 1;
        for (Voice voice : voices(influence)) {
            if (voice.weight != 0 && voice.supports() == supporting) {
                product *= voice.leaves();
            }
        }
        return product;
    }

    /** Everything that speaks for or against an influence. */
    public List<Voice> voices(String influence) {
        return voices.getOrDefault(influence, List.of());
    }

    /** Likelihood of a cause or conduct risk, before rounding. */
    public double likelihood(String causeOrRisk) {
        return likelihoods.getOrDefault(causeOrRisk, 0.0);
    }

    /** Likelihood that the account defects, before rounding. */
    public double defection() {
        return defection;
    }

    /** What behaviour says for defection, without what speaks against it. */
    private double behaviour() {
        return supported(BEHAVIOUR);
    }

    /** Level of the defection likelihood. */
    public RiskLevel level() {
        RiskLevel reached = RiskLevel.LOW;
        for (RiskLevel level : RiskLevel.values()) {
            if (level != RiskLevel.LOW && defection >= weights.get("risk", level)) {
                reached = level;
            }
        }
        return reached;
    }

    /** Behaviour says the account is leaving and no cause is named. */
    public boolean unexplained() {
        return behaviour() * remaining(BEHAVIOUR) >= weights.get("unexplained.defection")
                && CAUSES.stream().allMatch(cause -> likelihood(cause) < weights.get("unexplained.cause"));
    }

    /** How much speaks for a facet, 0 where nothing does. */
    public double facet(String facet) {
        return facets.getOrDefault(facet, 0.0);
    }

    /** Facets of a cause that something speaks for, the likeliest first. */
    List<String> facetsOf(String cause) {
        return voices(cause).stream()
                .filter(voice -> voice.supports() && !voice.facet.isEmpty())
                .map(Voice::facet)
                .distinct()
                .sorted(Comparator.comparingDouble((String facet) -> -facet(facet))
                        .thenComparingInt(facetOrder::indexOf))
                .toList();
    }

    /** The signals that speak for an influence, or against it, the weightiest first. */
    List<String> signals(String influence, boolean supporting) {
        return voices(influence).stream()
                .filter(voice -> voice.weight != 0 && voice.supports() == supporting)
                .filter(voice -> voice.signal.isPresent())
                .sorted(Comparator.comparingDouble(Voice::leaves)
                        .thenComparingInt(voice -> signalOrder.indexOf(voice.signal.orElseThrow())))
                .map(voice -> voice.signal.orElseThrow())
                .distinct()
                .toList();
    }

    /** Share of the defection likelihood that a cause or behaviour carries: its own likelihood in that of all together. */
    double shareOfDefection(String influence) {
        double total = behaviour();
        for (String cause : CAUSES) {
            total += likelihood(cause);
        }
        double own = influence.equals(BEHAVIOUR) ? behaviour() : likelihood(influence);
        return total > 0 ? own / total : 0;
    }

    /** Share of what speaks for an influence that a signal says. */
    double shareOfVoice(String signal, String influence) {
        double own = 0;
        double total = 0;
        for (Voice voice : voices(influence)) {
            if (voice.supports()) {
                total += voice.weight * voice.strength;
                own += voice.signal.equals(Optional.of(signal)) ? voice.weight * voice.strength : 0;
            }
        }
        return total > 0 ? own / total : 0;
    }
}
