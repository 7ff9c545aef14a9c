package dev.mainstay.authoring.internal.lint;

import dev.mainstay.authoring.internal.Problems;
import dev.mainstay.pack.PackModel;
import dev.mainstay.pack.Rule;
import dev.mainstay.pack.SwitchedOff;
import java.time.Clock;
import java.time.LocalDate;

/** A rule was switched off until a day that is past: the row says nothing any more, and its author may believe it does. */
final class ExpiredSwitch implements Lint {

    private final Clock clock;

    /** Goes by the day of this clock; no advice depends on it. */
    ExpiredSwitch(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void check(PackModel model, Problems problems) {
        LocalDate today = LocalDate.now(clock);
        for (Rule rule : model.rules()) {
            rule.switchedOff()
                    .map(SwitchedOff::until)
                    .filter(until -> until.isBefore(today))
                    .ifPresent(until -> problems.warn(
                            "MS-188", rule.switchedOff().orElseThrow().at(), rule.name(), until));
        }
    }
}
