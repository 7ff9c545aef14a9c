package dev.mainstay.authoring.internal.lint;

import dev.mainstay.authoring.internal.interval.Witness;
import dev.mainstay.pack.SourceRef;
import dev.mainstay.problem.Problem;
import java.util.List;
import java.util.Optional;

/**
 * One slip.
 *
 * @param problem what is said of it, at the place it is said of
 * @param at that place
 * @param column the column, where the place is a row of a table; else empty
 * @param key names it whatever line it stands on: the rule, the row, the code
 * @param others other places that it comes of
 * @param witness an account that shows it
 */
record Finding(
        Problem problem, SourceRef at, String column, String key, List<SourceRef> others, Optional<Witness> witness) {

    Finding {
        others = List.copyOf(others);
    }

    static Finding of(String code, SourceRef at, String key, Object... arguments) {
        return new Finding(Problem.of(code, at.toString(), arguments), at, "", key, List.of(), Optional.empty());
    }

    Finding movedTo(SourceRef place) {
        return new Finding(problem.at(place.toString()), place, "", key, others, witness);
    }

    Finding in(String cell) {
        return new Finding(problem, at, cell, key, others, witness);
    }

    Finding from(List<SourceRef> places) {
        return new Finding(problem, at, column, key, places, witness);
    }

    Finding shownBy(Optional<Witness> account) {
        return new Finding(problem, at, column, key, others, account);
    }

    Finding suggesting(Optional<String> instead) {
        return new Finding(instead.map(problem::suggesting).orElse(problem), at, column, key, others, witness);
    }

    String code() {
        return problem.code();
    }
}
