package dev.mainstay.authoring.internal.lint;

import dev.mainstay.pack.Rule;
import java.util.List;

/** Rules that were switched off for a time that is over: they apply again, and the row says otherwise. */
final class ExpiredSwitches implements Lint {

    private static final String EXPIRED = "MS-418";

    @Override
    public List<String> codes() {
        return List.of(EXPIRED);
    }

    @Override
    public void check(Inspection pack) {
        for (Rule rule : pack.model().rules()) {
            rule.switchedOff()
                    .filter(off -> off.until().isBefore(pack.today()))
                    .ifPresent(off -> pack.found(Finding.of(EXPIRED, off.at(), rule.name(), rule.name(), off.until())
                            .in("until")));
        }
    }
}
