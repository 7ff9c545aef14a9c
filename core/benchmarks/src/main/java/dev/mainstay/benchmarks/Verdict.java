package dev.mainstay.benchmarks;

import dev.mainstay.advice.Action;
import dev.mainstay.advice.Advice;
import dev.mainstay.advice.CommitmentState;
import dev.mainstay.advice.ConductFinding;
import dev.mainstay.advice.DiagnosedCause;
import dev.mainstay.advice.Factors;
import dev.mainstay.advice.Factors.Basis;
import dev.mainstay.advice.Risk;
import dev.mainstay.advice.Signal;
import dev.mainstay.advice.Withheld;
import dev.mainstay.benchmarks.Case.Exclusion;
import dev.mainstay.benchmarks.Case.Proposal;
import dev.mainstay.benchmarks.Case.Raised;
import dev.mainstay.benchmarks.Case.Voice;
import dev.mainstay.benchmarks.Tables.Play;
import dev.mainstay.pack.ActionRow;
import dev.mainstay.vocabulary.Cause;
import dev.mainstay.vocabulary.Commitment;
import dev.mainstay.vocabulary.ConductRisk;
import dev.mainstay.vocabulary.Metrics;
import dev.mainstay.vocabulary.Money;
import dev.mainstay.vocabulary.Severity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Weighs the proposals of a diagnosed account and writes the advice, in plain Java. The contestants without Mainstay share
 * it, so that what is compared is how they evaluate rules.
 */
@SuppressWarnings("EnumOrdinal") // tables by code
final class Verdict {

    private static final Commitment[] COMMITMENTS = Commitment.values();
    private static final Cause[] CAUSES = Cause.values();
    private static final ConductRisk[] RISKS = ConductRisk.values();
    private static final Sign[] SIGNS = Sign.values();

    private static final Comparator<Candidate> FIRST_THINGS_FIRST = (one, other) -> {
        int obligation = Boolean.compare(other.row().obligation(), one.row().obligation());
        if (obligation != 0) {
            return obligation;
        }
        int score = Double.compare(other.score, one.score);
        return score != 0 ? score : one.row().code().compareTo(other.row().code());
    };

    private record Candidate(Proposal proposal, List<String> because, Factors factors, double score) {
        ActionRow row() {
            return proposal.deed.row();
        }
    }

    /** What is at stake and what an action takes off it. */
    private record Stake(Basis basis, double save, double likelihood, double least) {
        double worth() {
            return save * likelihood;
        }
    }

    private final Case account;
    private final Tables tables;
    private final List<Action> actions = new ArrayList<>();
    private final List<Withheld> withheld = new ArrayList<>();
    private final int[] @Nullable [] supporting = new int[Tables.INFLUENCES][];
    /** What is said for each influence, and the share of the defection likelihood that it carries. */
    private final double[] said = new double[Tables.INFLUENCES];

    private final double[] shares = new double[Tables.INFLUENCES];
    /** Gross margin over the horizon, {@code NaN} where it is unknown. */
    private final double margin;

    private final @Nullable Money revenue;

    Verdict(Case account) {
        this.account = account;
        tables = account.tables;
        share();
        revenue = account.snapshot.get(Metrics.VALUE_ANNUAL_REVENUE).orElse(null);
        double gross = account.number(Metrics.VALUE_GROSS_MARGIN);
        margin = Math.max(0, gross) * tables.horizonYears;
    }

    Advice advice() {
        decide();
        return new Advice(
                account.snapshot.id(),
                account.snapshot.asOf(),
                tables.pack,
                account.stance,
                risk(),
                commitments(),
                causes(),
                conduct(),
                signals(),
                actions,
                withheld,
                account.gaps.list());
    }

    // ---- what was found

    private Risk risk() {
        double likelihood = Shown.ratio(account.defection);
        Optional<Money> atRisk = account.snapshot
                .get(Metrics.VALUE_GROSS_MARGIN)
                .map(gross -> new Money(
                        gross.amount()
                                .max(BigDecimal.ZERO)
                                .multiply(BigDecimal.valueOf(tables.horizonYears * likelihood))
                                .setScale(2, RoundingMode.HALF_EVEN),
                        gross.currency()));
        return new Risk(tables.level(account.defection), likelihood, atRisk);
    }

    private List<CommitmentState> commitments() {
        List<CommitmentState> states = new ArrayList<>(COMMITMENTS.length);
        for (Commitment commitment : COMMITMENTS) {
            List<String> against = new ArrayList<>(2);
            for (Sign sign : SIGNS) {
                if (sign.isAgainst(commitment) && account.isRaised(sign)) {
                    against.add(sign.name());
                }
            }
            states.add(new CommitmentState(commitment, account.commitments[commitment.ordinal()], against));
        }
        return states;
    }

    private List<DiagnosedCause> causes() {
        List<DiagnosedCause> causes = new ArrayList<>(3);
        for (Cause cause : CAUSES) {
            double likelihood = account.likelihood[cause.ordinal()];
            if (likelihood >= tables.causeListed) {
                causes.add(new DiagnosedCause(
                        cause,
                        facets(cause.ordinal()),
                        Shown.ratio(likelihood),
                        cause.controllability(),
                        names(supporting(cause.ordinal())),
                        names(signs(cause.ordinal(), false))));
            }
        }
        causes.sort((one, other) -> Double.compare(other.likelihood(), one.likelihood()));
        return causes;
    }

    private List<ConductFinding> conduct() {
        List<ConductFinding> findings = new ArrayList<>(2);
        for (ConductRisk risk : RISKS) {
            int influence = Tables.CAUSES + risk.ordinal();
            double likelihood = account.likelihood[influence];
            if (likelihood >= tables.causeListed) {
                findings.add(new ConductFinding(risk, Shown.ratio(likelihood), names(supporting(influence))));
            }
        }
        findings.sort((one, other) -> Double.compare(other.likelihood(), one.likelihood()));
        return findings;
    }

    private static List<String> names(int[] signs) {
        List<String> names = new ArrayList<>(signs.length);
        for (int sign : signs) {
            names.add(SIGNS[sign].name());
        }
        return names;
    }

    private int[] supporting(int influence) {
        int[] signs = supporting[influence];
        if (signs == null) {
            signs = signs(influence, true);
            supporting[influence] = signs;
        }
        return signs;
    }

    /** The signals that speak for or against an influence, the weightiest first. */
    private int[] signs(int influence, boolean supporting) {
        Voice[] chosen = new Voice[account.voices.size()];
        int count = 0;
        for (Voice voice : account.voices) {
            if (voice.influence() == influence && (supporting ? voice.weight() > 0 : voice.weight() < 0)) {
                int at = count++;
                while (at > 0 && before(voice, chosen[at - 1])) {
                    chosen[at] = chosen[at - 1];
                    at--;
                }
                chosen[at] = voice;
            }
        }
        int[] signs = new int[count];
        int distinct = 0;
        long seen = 0;
        for (int i = 0; i < count; i++) {
            int sign = chosen[i].sign();
            if ((seen >> sign & 1) == 0) {
                seen |= 1L << sign;
                signs[distinct++] = sign;
            }
        }
        return distinct == count ? signs : Arrays.copyOf(signs, distinct);
    }

    private static boolean before(Voice one, Voice other) {
        return one.factor() < other.factor() || (one.factor() == other.factor() && one.sign() < other.sign());
    }

    private List<String> facets(int cause) {
        List<Integer> found = new ArrayList<>(2);
        for (Voice voice : account.voices) {
            if (voice.influence() == cause
                    && voice.facet() >= 0
                    && voice.weight() > 0
                    && !found.contains(voice.facet())) {
                found.add(voice.facet());
            }
        }
        if (found.size() > 1) {
            found.sort((one, other) -> {
                int likelier = Double.compare(account.facets[other], account.facets[one]);
                return likelier != 0 ? likelier : Integer.compare(one, other);
            });
        }
        List<String> names = new ArrayList<>(found.size());
        for (int facet : found) {
            names.add(tables.facets.get(facet));
        }
        return names;
    }

    private List<Signal> signals() {
        List<Signal> signals = new ArrayList<>();
        signals(Severity.CRITICAL, signals);
        signals(Severity.SERIOUS, signals);
        signals(Severity.NOTICE, signals);
        return signals;
    }

    private void signals(Severity severity, List<Signal> signals) {
        for (Sign sign : SIGNS) {
            Raised raised = account.raised(sign);
            if (raised != null && raised.severity() == severity) {
                signals.add(new Signal(sign.name(), raised.rule(), severity, raised.evidence()));
            }
        }
    }

    // ---- what to do

    private void decide() {
        List<Candidate> candidates = new ArrayList<>();
        List<Withheld> tooDear = new ArrayList<>();
        for (Proposal proposal : account.proposals) {
            ActionRow row = proposal.deed.row();
            if (proposal.veto != null && proposal.vetoedBy != null) {
                withheld.add(new Withheld(row.code(), proposal.veto, proposal.vetoedBy, List.of()));
            } else if (!row.requires().isEmpty() && !proposal.permitted) {
                List<Withheld.Precondition> missing = new ArrayList<>();
                for (String permit : row.requires()) {
                    missing.add(new Withheld.Precondition(permit, false));
                }
                withheld.add(new Withheld(row.code(), "MISSING_PRECONDITION", proposal.deed.at(), missing));
            } else {
                weigh(proposal, candidates, tooDear);
            }
        }
        candidates.sort(FIRST_THINGS_FIRST);
        select(candidates);
        withheld.addAll(tooDear);
    }

    private void weigh(Proposal proposal, List<Candidate> candidates, List<Withheld> tooDear) {
        Reasons reasons = new Reasons(proposal);
        Stake stake = stake(proposal);
        Factors factors = factors(proposal, stake, reasons);
        double score = score(factors, stake);
        if (score <= 0 && !proposal.deed.row().obligation()) {
            tooDear.add(withheld(proposal, "COSTS_MORE_THAN_IT_PROTECTS"));
        } else {
            candidates.add(new Candidate(proposal, reasons.named, factors, score));
        }
    }

    private static Withheld withheld(Proposal proposal, String reason) {
        return new Withheld(proposal.deed.row().code(), reason, proposal.deed.at(), List.of());
    }

    /** Takes the candidates in their order, and again without the exclusions whose winner was not taken. */
    private void select(List<Candidate> candidates) {
        long winners = 0;
        for (Candidate candidate : candidates) {
            winners |= 1L << candidate.proposal.action;
        }
        while (true) {
            List<Candidate> chosen = new ArrayList<>();
            List<Withheld> refused = new ArrayList<>();
            long taken = select(candidates, winners, chosen, refused);
            if ((excludingAmong(winners) & ~taken) == 0) {
                withheld.addAll(refused);
                for (Candidate candidate : chosen) {
                    actions.add(action(candidate));
                }
                return;
            }
            winners &= taken;
        }
    }

    private long excludingAmong(long winners) {
        long excluding = 0;
        for (Exclusion exclusion : account.exclusions) {
            excluding |= 1L << exclusion.winner();
        }
        return excluding & winners;
    }

    private long select(List<Candidate> candidates, long winners, List<Candidate> chosen, List<Withheld> refused) {
        long taken = 0;
        for (Candidate candidate : candidates) {
            ActionRow row = candidate.row();
            Exclusion exclusion = exclusion(candidate.proposal, winners);
            if (exclusion != null) {
                refused.add(new Withheld(row.code(), exclusion.reason(), exclusion.rule(), List.of()));
            } else if ((taken & candidate.proposal.deed.excludes()) != 0) {
                refused.add(withheld(candidate.proposal, "EXCLUDED"));
            } else if (chosen.size() >= tables.actionsMax && !row.obligation()) {
                refused.add(withheld(candidate.proposal, "BEYOND_CAPACITY"));
            } else {
                taken |= 1L << candidate.proposal.action;
                chosen.add(candidate);
            }
        }
        return taken;
    }

    private @Nullable Exclusion exclusion(Proposal proposal, long staying) {
        for (Exclusion exclusion : account.exclusions) {
            if (exclusion.loser() == proposal.action && (staying >> exclusion.winner() & 1) == 1) {
                return exclusion;
            }
        }
        return null;
    }

    private Action action(Candidate candidate) {
        ActionRow row = candidate.row();
        List<String> because = candidate.because;
        String first = because.get(0);
        int postponed = candidate.proposal.postponed;
        if (postponed > 0) {
            because = new ArrayList<>(because);
            because.add("COMPLAINT_FIRST");
        }
        int quarter = (account.snapshot.asOf().getMonthValue() + 2) / 3;
        return new Action(
                actions.size() + 1,
                row.code(),
                account.snapshot.id() + "/" + row.code() + "/" + first + "/"
                        + account.snapshot.asOf().getYear() + "-Q" + quarter,
                row.owner(),
                account.snapshot.asOf().plusDays((long) row.dueDays() + postponed),
                row.obligation(),
                candidate.score,
                candidate.factors,
                because,
                row.success(),
                row.stop(),
                tables.texts);
    }

    /** Why an action is proposed: codes for the reader, signals for the factors. */
    private final class Reasons {
        final List<String> named = new ArrayList<>(4);
        final int[] signs = new int[Sign.COUNT];
        int count;
        private long seen;

        Reasons(Proposal proposal) {
            for (Play play : proposal.plays) {
                if (play.influence() >= 0) {
                    name(play.unexplained() ? "UNEXPLAINED" : Tables.influenceCode(play.influence()));
                    for (int sign : supporting(play.influence())) {
                        sign(sign);
                    }
                }
                if (play.commitment() >= 0) {
                    Commitment commitment = COMMITMENTS[play.commitment()];
                    name(commitment.name());
                    for (Sign sign : SIGNS) {
                        if (sign.isAgainst(commitment) && account.isRaised(sign)) {
                            sign(sign.ordinal());
                        }
                    }
                }
                if (play.sign() >= 0) {
                    sign(play.sign());
                }
                if (play.stances() != 0 && play.influence() < 0 && play.sign() < 0) {
                    name(account.stance.name());
                }
            }
            for (int i = 0; i < count; i++) {
                named.add(SIGNS[signs[i]].name());
            }
        }

        private void name(String code) {
            if (!named.contains(code)) {
                named.add(code);
            }
        }

        private void sign(int sign) {
            if ((seen >> sign & 1) == 0) {
                seen |= 1L << sign;
                signs[count++] = sign;
            }
        }
    }

    // ---- what an action is worth

    private Factors factors(Proposal proposal, Stake stake, Reasons reasons) {
        double atRisk = Math.max(margin * stake.likelihood, stake.least * stake.likelihood);
        double cost = cost(proposal);
        double net = Shown.cents(stake.save * atRisk - cost);
        return new Factors(
                stake.basis,
                Shown.ratio(stake.save),
                known(Shown.cents(atRisk)),
                known(Shown.cents(cost)),
                known(net),
                Shown.ratio(urgency(reasons)),
                Shown.ratio(confidence(reasons)),
                proposal.deed.lever());
    }

    private static Optional<Double> known(double value) {
        return Double.isNaN(value) ? Optional.empty() : Optional.of(value);
    }

    private static double score(Factors factors, Stake stake) {
        double net = factors.net().orElse(stake.worth());
        double score = Math.max(0, net) * factors.urgency() * factors.confidence() * factors.lever();
        return factors.relative() ? Shown.ratio(score) : Shown.cents(score);
    }

    private Stake stake(Proposal proposal) {
        Stake best = defection(proposal);
        for (Play play : proposal.plays) {
            Stake other = null;
            if (play.influence() >= Tables.CAUSES && play.influence() < Tables.DEFECTION) {
                double owed = 0;
                if (RISKS[play.influence() - Tables.CAUSES] == ConductRisk.CREDIT_EXPOSURE) {
                    double amount = account.number(Metrics.CHANNEL_OVERDUE_AMOUNT);
                    owed = Double.isNaN(amount) ? 0 : amount;
                }
                other = new Stake(Basis.CONDUCT, play.save(), account.likelihood[play.influence()], owed);
            } else if (grows(play)) {
                other = new Stake(Basis.GROWTH, play.save(), 1 / tables.horizonYears, 0);
            } else if (play.influence() < 0 && play.sign() >= 0) {
                other = new Stake(Basis.CONDUCT, play.save(), conductSaidBy(play.sign()), 0);
            }
            if (other != null && other.worth() > best.worth()) {
                best = other;
            }
        }
        return best;
    }

    private static boolean grows(Play play) {
        return play.influence() < 0 && play.stances() != 0;
    }

    private void share() {
        double total = account.behaviour;
        for (int cause = 0; cause < Tables.CAUSES; cause++) {
            total += account.likelihood[cause];
        }
        if (total > 0) {
            for (int cause = 0; cause < Tables.CAUSES; cause++) {
                shares[cause] = account.likelihood[cause] / total;
            }
            shares[Tables.DEFECTION] = account.behaviour / total;
        }
        for (Voice voice : account.voices) {
            if (voice.weight() > 0) {
                said[voice.influence()] += voice.weight() * voice.strength();
            }
        }
    }

    /** The share of the defection likelihood that the action removes. */
    private Stake defection(Proposal proposal) {
        double removed = 0;
        for (int influence = 0; influence < Tables.INFLUENCES; influence++) {
            if (shares[influence] > 0) {
                removed += shares[influence] * removedFrom(influence, proposal);
            }
        }
        return new Stake(Basis.DEFECTION, removed, account.defection, 0);
    }

    private double removedFrom(int influence, Proposal proposal) {
        double cap = influence == Tables.DEFECTION ? 1 : tables.cap(influence);
        double removed = 0;
        for (Play play : proposal.plays) {
            if (grows(play)) {
                continue;
            }
            double save = Math.min(play.save(), cap);
            if (play.influence() == influence) {
                removed = Math.max(removed, save);
            } else if (play.influence() < 0 && play.sign() >= 0) {
                removed = Math.max(removed, save * shareOfVoice(play.sign(), influence));
            } else if (play.influence() < 0 && play.commitment() >= 0) {
                removed = Math.max(removed, save * shareOfVoice(COMMITMENTS[play.commitment()], influence));
            }
        }
        return removed;
    }

    private double shareOfVoice(int sign, int influence) {
        if (said[influence] <= 0) {
            return 0;
        }
        double own = 0;
        for (Voice voice : account.voices) {
            if (voice.influence() == influence && voice.sign() == sign && voice.weight() > 0) {
                own += voice.weight() * voice.strength();
            }
        }
        return own / said[influence];
    }

    private double shareOfVoice(Commitment commitment, int influence) {
        double share = 0;
        for (Sign sign : SIGNS) {
            if (sign.isAgainst(commitment) && account.isRaised(sign)) {
                share += shareOfVoice(sign.ordinal(), influence);
            }
        }
        return Math.min(1, share);
    }

    private double conductSaidBy(int sign) {
        double most = 0;
        for (int risk = Tables.CAUSES; risk < Tables.DEFECTION; risk++) {
            most = Math.max(most, account.likelihood[risk] * shareOfVoice(sign, risk));
        }
        return most;
    }

    /** What an action costs, {@code NaN} where that is unknown. */
    private double cost(Proposal proposal) {
        if (revenue == null) {
            return Double.NaN;
        }
        ActionRow row = proposal.deed.row();
        double effort = row.effortHours() > 0
                ? row.effortHours() * tables.hourCost(revenue.currency().getCurrencyCode())
                : 0;
        return effort + row.cost() * revenue.amount().doubleValue();
    }

    private double urgency(Reasons reasons) {
        double base = 1;
        double raisedBy = 1;
        for (int i = 0; i < reasons.count; i++) {
            Raised raised = account.raised(reasons.signs[i]);
            if (raised != null) {
                base = Math.max(base, tables.urgency(raised.severity()));
                raisedBy *= tables.urgency(reasons.signs[i]);
            }
        }
        return base * raisedBy;
    }

    private double confidence(Reasons reasons) {
        double sum = 0;
        double total = 0;
        for (int i = 0; i < reasons.count; i++) {
            Raised raised = account.raised(reasons.signs[i]);
            if (raised != null) {
                sum += raised.confidence() * raised.strength();
                total += raised.strength();
            }
        }
        return total > 0 ? sum / total : 1;
    }
}
