package dev.mainstay.benchmarks;

import dev.mainstay.pack.ActionRow;
import dev.mainstay.pack.DiagnosisRow;
import dev.mainstay.pack.PackId;
import dev.mainstay.pack.PackModel;
import dev.mainstay.pack.PlaybookRow;
import dev.mainstay.pack.Rule;
import dev.mainstay.pack.RulePack;
import dev.mainstay.pack.Texts;
import dev.mainstay.vocabulary.BoardCall;
import dev.mainstay.vocabulary.Cause;
import dev.mainstay.vocabulary.CommitmentStatus;
import dev.mainstay.vocabulary.ConductRisk;
import dev.mainstay.vocabulary.RiskLevel;
import dev.mainstay.vocabulary.Severity;
import dev.mainstay.vocabulary.Tier;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The tables of the benchmark pack as a Java program would hold them: read once at start, codes numbered. Whoever writes
 * rules by hand still keeps limits, weights and plays in tables; the rules themselves are code.
 */
@SuppressWarnings("EnumOrdinal") // tables by code
final class Tables {

    static final int CAUSES = Cause.values().length;
    /** Influences are the causes, then the conduct risks, then defection as such. */
    static final int DEFECTION = CAUSES + ConductRisk.values().length;

    static final int INFLUENCES = DEFECTION + 1;
    static final int NONE = -1;

    /** What a signal says of an influence. */
    record Weight(int influence, int facet, double weight) {}

    /** A row of the playbook. */
    record Play(
            int action,
            int influence,
            boolean unexplained,
            int facet,
            int sign,
            int commitment,
            int commitmentFrom,
            int stances,
            int tiers,
            int kinds,
            int valueClasses,
            double atLeast,
            double save) {}

    /** A row of the catalogue; {@code excludes} has a bit for each action that it contradicts or that contradicts it. */
    record Deed(
            ActionRow row,
            boolean gives,
            boolean rewards,
            boolean discounts,
            boolean contacts,
            boolean grows,
            double lever,
            long excludes,
            String at) {}

    final PackId pack;
    final Texts texts;
    private final Weight[][] weights = new Weight[Sign.COUNT][];
    final Play[] plays;
    final Deed[] deeds;
    final List<String> facets;
    final double horizonYears;
    final double causeListed;
    final double unexplainedDefection;
    final double unexplainedCause;
    final int actionsMax;
    private final Map<String, Double> numbers;
    private final Limits[] limits = new Limits[Tier.values().length + 1];
    private final double[] severity = new double[Severity.values().length];
    private final double[] urgency = new double[Severity.values().length];
    private final double[] urgencyOfSign = new double[Sign.COUNT];
    private final double[] caps = new double[CAUSES];
    private final double[] levels = new double[RiskLevel.values().length];
    private final double rumour;
    private final double unstated;
    private final double fadeDays;

    Tables(RulePack pack) {
        PackModel model = pack.model();
        this.pack = pack.id();
        texts = model.texts();
        numbers = model.weightValues();
        horizonYears = number("horizon.years");
        causeListed = number("cause.listed");
        unexplainedDefection = number("unexplained.defection");
        unexplainedCause = number("unexplained.cause");
        actionsMax = (int) number("actions.max");
        rumour = number("confidence.rumour");
        unstated = number("confidence.unstated");
        fadeDays = number("confidence.fadeDays");
        for (Severity code : Severity.values()) {
            severity[code.ordinal()] = number("severity." + code);
            urgency[code.ordinal()] = number("urgency." + code);
        }
        for (Sign sign : Sign.values()) {
            urgencyOfSign[sign.ordinal()] = numbers.getOrDefault("urgency.signal." + sign, 1.0);
        }
        for (Cause cause : Cause.values()) {
            caps[cause.ordinal()] = number("cap." + cause.controllability());
        }
        for (RiskLevel level : RiskLevel.values()) {
            levels[level.ordinal()] = level == RiskLevel.LOW ? 0 : number("risk." + level);
        }
        facets = facets(model);
        limits[0] = new Limits(model.limits(), null);
        for (Tier tier : Tier.values()) {
            limits[tier.ordinal() + 1] = new Limits(model.limits(), tier);
        }
        for (Sign sign : Sign.values()) {
            weights[sign.ordinal()] = model.diagnosis().stream()
                    .filter(row -> row.signal().equals(sign.name()))
                    .map(row -> new Weight(influence(row.influence()), facet(row.facet()), row.weight()))
                    .toArray(Weight[]::new);
        }
        List<String> actions = model.actions().stream().map(ActionRow::code).toList();
        deeds = model.actions().stream().map(row -> deed(row, model.actions())).toArray(Deed[]::new);
        plays = model.playbook().stream()
                .map(row -> play(row, actions.indexOf(row.action())))
                .toArray(Play[]::new);
    }

    private double number(String key) {
        Double number = numbers.get(key);
        if (number == null) {
            throw new IllegalArgumentException("no weight " + key);
        }
        return number;
    }

    private static List<String> facets(PackModel model) {
        Set<String> facets = new LinkedHashSet<>();
        for (Rule rule : model.rules()) {
            if (rule.consequence().call() == BoardCall.WEIGH) {
                facets.add(rule.consequence().codes().get(1));
            }
        }
        for (DiagnosisRow row : model.diagnosis()) {
            facets.add(row.facet());
        }
        facets.remove("");
        return new ArrayList<>(facets);
    }

    private Deed deed(ActionRow row, List<ActionRow> all) {
        long excludes = 0;
        for (int i = 0; i < all.size(); i++) {
            if (row.excludes().contains(all.get(i).code())
                    || all.get(i).excludes().contains(row.code())) {
                excludes |= 1L << i;
            }
        }
        boolean incentive = row.traits().contains("incentive");
        boolean discount = row.traits().contains("discount");
        return new Deed(
                row,
                incentive || discount,
                incentive,
                discount,
                row.traits().contains("contact"),
                row.traits().contains("growth"),
                number("lever." + row.lever()),
                excludes,
                row.at().file() + ":" + row.at().line());
    }

    private Play play(PlaybookRow row, int action) {
        boolean unexplained =
                row.cause().filter(PlaybookRow.UNEXPLAINED::equals).isPresent();
        int influence = row.risk().isPresent()
                ? CAUSES + row.risk().get().ordinal()
                : row.cause()
                        .map(code -> unexplained ? DEFECTION : influence(code))
                        .orElse(NONE);
        return new Play(
                action,
                influence,
                unexplained,
                row.facet().map(this::facet).orElse(NONE),
                row.signal().map(code -> Sign.valueOf(code).ordinal()).orElse(NONE),
                row.commitment().map(Enum::ordinal).orElse(NONE),
                row.commitmentFrom().ordinal(),
                mask(row.stances()),
                mask(row.tiers()),
                mask(row.kinds()),
                mask(row.valueClasses()),
                row.atLeast().orElse(number("playbook.atLeast")),
                row.save());
    }

    private static int mask(Set<? extends Enum<?>> codes) {
        return codes.stream().mapToInt(code -> 1 << code.ordinal()).sum();
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
        if (influence < CAUSES) {
            return Cause.values()[influence].name();
        }
        return influence < DEFECTION ? ConductRisk.values()[influence - CAUSES].name() : "DEFECTION";
    }

    int facet(String code) {
        return facets.indexOf(code);
    }

    int deed(String code) {
        for (int i = 0; i < deeds.length; i++) {
            if (deeds[i].row().code().equals(code)) {
                return i;
            }
        }
        throw new IllegalArgumentException("no action " + code);
    }

    /** The limits of accounts of a tier given by its number, {@code NaN} where it is unknown. */
    Limits limits(double tier) {
        return limits[Double.isNaN(tier) ? 0 : (int) tier + 1];
    }

    /** What a signal says. */
    Weight[] weights(Sign sign) {
        return weights[sign.ordinal()];
    }

    double severity(Severity code) {
        return severity[code.ordinal()];
    }

    double urgency(Severity code) {
        return urgency[code.ordinal()];
    }

    double urgency(int sign) {
        return urgencyOfSign[sign];
    }

    double cap(int cause) {
        return caps[cause];
    }

    double hourCost(String currency) {
        return numbers.getOrDefault("hourCost." + currency, Double.NaN);
    }

    RiskLevel level(double likelihood) {
        RiskLevel level = RiskLevel.LOW;
        for (RiskLevel candidate : RiskLevel.values()) {
            if (likelihood >= levels[candidate.ordinal()]) {
                level = candidate;
            }
        }
        return level;
    }

    /** How sure a rival's move is. */
    double rival(double strength, boolean confirmed, double ageDays) {
        return (Double.isNaN(strength) ? unstated : strength) * (confirmed ? 1 : rumour) * fade(ageDays);
    }

    /** How sure a shift is. */
    double shift(double certainty, double ageDays) {
        return (Double.isNaN(certainty) ? unstated : certainty) * fade(ageDays);
    }

    private double fade(double ageDays) {
        return ageDays > fadeDays ? fadeDays / ageDays : 1;
    }

    /** Whether the mask of a play is empty or holds the code; an unknown code is in no mask. */
    static boolean among(int mask, double code) {
        return mask == 0 || (!Double.isNaN(code) && (mask >> (int) code & 1) == 1);
    }

    /** Whether a commitment's status is as bad as a play asks. */
    static boolean asBad(CommitmentStatus status, int from) {
        return status != CommitmentStatus.UNKNOWN && status.ordinal() >= from;
    }
}
