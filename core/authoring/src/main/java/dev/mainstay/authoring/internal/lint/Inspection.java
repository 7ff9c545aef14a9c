package dev.mainstay.authoring.internal.lint;

import dev.mainstay.authoring.internal.interval.Question;
import dev.mainstay.authoring.internal.interval.Reasoner;
import dev.mainstay.authoring.internal.interval.RowQuestion;
import dev.mainstay.authoring.internal.interval.Work;
import dev.mainstay.pack.PackModel;
import dev.mainstay.pack.PlaybookRow;
import dev.mainstay.pack.Rule;
import dev.mainstay.vocabulary.BoardCall;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A pack that is looked at, what can be proven of it, and what was found so far. Not thread-safe. */
final class Inspection {

    /** To hold two rows against each other takes but part of a step. */
    private static final int ROWS_A_STEP = 16;

    private final PackModel model;
    private final LocalDate today;
    private final Work work;
    private final Reasoner inPack;
    private final Reasoner inGeneral;
    private final List<Finding> found = new ArrayList<>();
    private final Map<PlaybookRow, Question> rows = new HashMap<>();

    Inspection(PackModel model, LocalDate today, Work work) {
        this.model = model;
        this.today = today;
        this.work = work;
        inPack = Reasoner.within(model, today, work);
        inGeneral = Reasoner.of(model, today, work).withAnyActions();
    }

    PackModel model() {
        return model;
    }

    LocalDate today() {
        return today;
    }

    /** Knows what the rules and tables of the pack can make of an account: what is impossible here. */
    Reasoner inPack() {
        return inPack;
    }

    /**
     * Knows the pack's limits alone: what holds whatever actions are in the catalogue and whatever rules raise a signal. A
     * condition that is needless only because of those is a precaution and no slip.
     */
    Reasoner inGeneral() {
        return inGeneral;
    }

    List<Rule> rules(BoardCall call) {
        return model.rules().stream()
                .filter(rule -> rule.consequence().call() == call)
                .toList();
    }

    /** What a row of the playbook asks. */
    Question question(PlaybookRow row) {
        return rows.computeIfAbsent(
                row, any -> RowQuestion.of(row, model.weightValues().getOrDefault("playbook.atLeast", 0.0)));
    }

    /** Looks over so many rules or rows, each only held against one other. */
    void look(int rows) {
        work.spend(1 + rows / ROWS_A_STEP);
    }

    void found(Finding finding) {
        found.add(finding);
    }

    List<Finding> findings() {
        return List.copyOf(found);
    }
}
