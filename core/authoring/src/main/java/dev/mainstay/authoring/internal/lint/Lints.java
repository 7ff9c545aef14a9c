package dev.mainstay.authoring.internal.lint;

import java.util.List;

/** Every lint. */
final class Lints {

    /** All of them, in the order they run. */
    static final List<Lint> ALL = List.of(
            new ConditionLint(),
            new RedundantRules(),
            new BandLint(),
            new PlaybookLint(),
            new UnusedCodes(),
            new LimitLint(),
            new Industries(),
            new NumbersInRules(),
            new Directions(),
            new VetoedCalls(),
            new ContraryRows(),
            new ExpiredSwitches());

    private Lints() {}
}
