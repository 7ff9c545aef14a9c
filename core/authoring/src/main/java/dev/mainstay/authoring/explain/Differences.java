package dev.mainstay.authoring.explain;

import dev.mainstay.advice.Action;
import dev.mainstay.advice.Advice;
import dev.mainstay.advice.CommitmentState;
import dev.mainstay.advice.ConductFinding;
import dev.mainstay.advice.DiagnosedCause;
import dev.mainstay.advice.Gap;
import dev.mainstay.advice.Signal;
import dev.mainstay.advice.Withheld;
import dev.mainstay.authoring.explain.Reason.Kind;
import dev.mainstay.vocabulary.Money;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What changed from one advice to another for the same account, the whole first and then part by part. */
final class Differences {

    private final Advice before;
    private final Advice after;
    private final List<Reason> found = new ArrayList<>();

    private Differences(Advice before, Advice after) {
        this.before = before;
        this.after = after;
    }

    static List<Reason> of(Advice before, Advice after) {
        Differences differences = new Differences(before, after);
        differences.whole();
        differences.signals();
        differences.commitments();
        differences.likelihoods(Kind.CAUSE_CAME, Kind.CAUSE_WENT, advice -> advice.causes().stream()
                .collect(byCode(cause -> cause.code().name(), DiagnosedCause::likelihood)));
        differences.likelihoods(Kind.CONDUCT_CAME, Kind.CONDUCT_WENT, advice -> advice.conduct().stream()
                .collect(byCode(finding -> finding.code().name(), ConductFinding::likelihood)));
        differences.actions();
        differences.withheld();
        differences.gaps();
        return List.copyOf(differences.found);
    }

    private static <E, V> java.util.stream.Collector<E, ?, Map<String, V>> byCode(
            Function<E, String> code, Function<E, V> value) {
        return Collectors.toMap(code, value, (one, other) -> one, LinkedHashMap::new);
    }

    private void add(Kind kind, Object... arguments) {
        found.add(Reason.of(kind, arguments));
    }

    private void whole() {
        if (before.stance() != after.stance()) {
            add(Kind.STANCE_TURNED, before.stance(), after.stance());
        }
        if (!before.risk().equals(after.risk())) {
            add(
                    Kind.RISK_MOVED,
                    before.risk().level(),
                    shown(before.risk().likelihood()),
                    after.risk().level(),
                    shown(after.risk().likelihood()));
            if (!before.risk().marginAtRisk().equals(after.risk().marginAtRisk())) {
                add(
                        Kind.MARGIN_MOVED,
                        money(before.risk().marginAtRisk()),
                        money(after.risk().marginAtRisk()));
            }
        }
    }

    private static String shown(double likelihood) {
        return RuleMiss.shown(likelihood);
    }

    private static String money(Optional<Money> money) {
        return money.map(known ->
                        known.amount().toPlainString() + " " + known.currency().getCurrencyCode())
                .orElse("-");
    }

    private void signals() {
        after.signals().stream()
                .filter(signal -> before.signal(signal.code()).isEmpty())
                .forEach(signal -> add(Kind.SIGNAL_CAME, signal.code(), signal.severity()));
        for (Signal signal : before.signals()) {
            Optional<Signal> now = after.signal(signal.code());
            if (now.isEmpty()) {
                add(Kind.SIGNAL_WENT, signal.code());
            } else if (now.get().severity() != signal.severity()) {
                add(
                        Kind.SIGNAL_TURNED,
                        signal.code(),
                        signal.severity(),
                        now.get().severity());
            }
        }
    }

    private void commitments() {
        Map<String, CommitmentState> now = after.commitments().stream()
                .collect(byCode(state -> state.code().name(), Function.identity()));
        for (CommitmentState state : before.commitments()) {
            CommitmentState other = now.getOrDefault(state.code().name(), state);
            if (other.status() != state.status()) {
                add(Kind.COMMITMENT_TURNED, state.code(), state.status(), other.status());
            }
        }
    }

    private void likelihoods(Kind came, Kind went, Function<Advice, Map<String, Double>> likelihoods) {
        Map<String, Double> was = likelihoods.apply(before);
        Map<String, Double> is = likelihoods.apply(after);
        is.forEach((code, likelihood) -> {
            if (!was.containsKey(code)) {
                add(came, code, shown(likelihood));
            }
        });
        was.forEach((code, likelihood) -> {
            Double now = is.get(code);
            if (now == null) {
                add(went, code, shown(likelihood));
            } else if (!now.equals(likelihood)) {
                add(Kind.LIKELIHOOD_MOVED, code, shown(likelihood), shown(now));
            }
        });
    }

    private void actions() {
        after.actions().stream()
                .filter(action -> before.action(action.code()).isEmpty())
                .forEach(action -> add(Kind.ACTION_CAME, action.code(), action.rank()));
        for (Action action : before.actions()) {
            Optional<Action> now = after.action(action.code());
            if (now.isEmpty()) {
                add(Kind.ACTION_WENT, action.code(), action.rank());
            } else {
                if (now.get().rank() != action.rank()) {
                    add(
                            Kind.ACTION_MOVED,
                            action.code(),
                            action.rank(),
                            now.get().rank());
                }
                if (!now.get().dueOn().equals(action.dueOn())) {
                    add(Kind.DUE_MOVED, action.code(), action.dueOn(), now.get().dueOn());
                }
            }
        }
    }

    private void withheld() {
        Map<String, String> was = before.withheld().stream().collect(byCode(Withheld::code, Withheld::reason));
        Map<String, String> is = after.withheld().stream().collect(byCode(Withheld::code, Withheld::reason));
        is.forEach((code, reason) -> {
            if (!reason.equals(was.get(code))) {
                add(Kind.WITHHELD_CAME, code, reason);
            }
        });
        was.forEach((code, reason) -> {
            if (!is.containsKey(code)) {
                add(Kind.WITHHELD_WENT, code, reason);
            }
        });
    }

    private void gaps() {
        List<String> was = before.gaps().stream().map(Gap::metric).toList();
        List<String> is = after.gaps().stream().map(Gap::metric).toList();
        is.stream().filter(metric -> !was.contains(metric)).forEach(metric -> add(Kind.GAP_CAME, metric));
        was.stream().filter(metric -> !is.contains(metric)).forEach(metric -> add(Kind.GAP_WENT, metric));
    }
}
