package dev.mainstay.authoring.internal.lint;

import java.time.Clock;
import java.util.List;

/** Every lint. */
public final class Lints {

    /** All of them, in the order they run. */
    public static final List<Lint> ALL = List.of(new ExpiredSwitch(Clock.systemUTC()));

    private Lints() {}
}
