package dev.mainstay.authoring.internal.lint;

import dev.mainstay.authoring.internal.interval.Question;
import dev.mainstay.pack.ActionRow;
import dev.mainstay.pack.DiagnosisRow;
import dev.mainstay.pack.PlaybookRow;
import dev.mainstay.pack.Rule;
import dev.mainstay.pack.SourceRef;
import dev.mainstay.pack.Term;
import dev.mainstay.vocabulary.BoardCall;
import dev.mainstay.vocabulary.CodeKind;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What is made and goes nowhere: a signal nobody uses, a cause nobody answers, an action nobody proposes, an idle permit. */
final class UnusedCodes implements Lint {

    private static final String SIGNAL = "MS-410";
    private static final String CAUSE = "MS-411";
    private static final String ACTION = "MS-422";
    private static final String PERMIT = "MS-425";

    @Override
    public List<String> codes() {
        return List.of(SIGNAL, CAUSE, ACTION, PERMIT);
    }

    @Override
    public void check(Inspection pack) {
        List<PlaybookRow> applicable = pack.model().playbook().stream()
                .filter(row -> !pack.inPack().holds(pack.question(row)).isNowhere())
                .toList();
        signals(pack);
        causes(pack, applicable);
        actions(pack, applicable);
        permits(pack);
    }

    private static void signals(Inspection pack) {
        Set<String> used = new HashSet<>();
        pack.model().diagnosis().forEach(row -> used.add(row.signal()));
        pack.model().playbook().forEach(row -> row.signal().ifPresent(used::add));
        for (Rule rule : pack.model().rules()) {
            rule.commitment().ifPresent(any -> used.add(rule.consequence().code()));
            for (Term term : Question.of(rule).terms()) {
                if (term instanceof Term.Answer answer && answer.lookup().argument() == CodeKind.SIGNAL) {
                    used.add(answer.code());
                }
            }
        }
        for (Rule rule : pack.rules(BoardCall.RAISE)) {
            String signal = rule.consequence().code();
            if (used.add(signal)) {
                pack.found(Finding.of(SIGNAL, rule.consequence().at(), signal, signal));
            }
        }
    }

    /** The places where something speaks for each cause and conduct risk. */
    private static Map<String, SourceRef> spokenFor(Inspection pack) {
        Map<String, SourceRef> places = new LinkedHashMap<>();
        for (DiagnosisRow row : pack.model().diagnosis()) {
            if (row.weight() > 0) {
                places.putIfAbsent(row.influence(), row.at());
            }
        }
        for (Rule rule : pack.rules(BoardCall.WEIGH)) {
            if (rule.consequence().number() > 0) {
                places.putIfAbsent(rule.consequence().code(), rule.consequence().at());
            }
        }
        return places;
    }

    private static void causes(Inspection pack, List<PlaybookRow> applicable) {
        Set<String> answered = new HashSet<>();
        for (PlaybookRow row : applicable) {
            row.cause().ifPresent(answered::add);
            row.risk().ifPresent(risk -> answered.add(risk.name()));
        }
        // that an account may leave is no cause; what says so is answered by rows of its own
        answered.add(PlaybookRow.DEFECTION);
        spokenFor(pack).forEach((cause, at) -> {
            if (!answered.contains(cause)) {
                pack.found(Finding.of(CAUSE, at, cause, cause).in("cause"));
            }
        });
    }

    private static void actions(Inspection pack, List<PlaybookRow> applicable) {
        Set<String> proposed = applicable.stream().map(PlaybookRow::action).collect(Collectors.toSet());
        for (ActionRow row : pack.model().actions()) {
            if (!proposed.contains(row.code())) {
                pack.found(Finding.of(ACTION, row.at(), row.code(), row.code()).in("code"));
            }
        }
    }

    private static void permits(Inspection pack) {
        Set<String> required = pack.model().actions().stream()
                .flatMap(row -> row.requires().stream())
                .collect(Collectors.toSet());
        for (Rule rule : pack.rules(BoardCall.PERMIT)) {
            if (!required.contains(rule.consequence().code())) {
                pack.found(Finding.of(
                        PERMIT,
                        rule.consequence().at(),
                        rule.name(),
                        rule.consequence().code()));
            }
        }
    }
}
